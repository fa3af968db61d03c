/**
 * Controlled fields; what people type stays text until the form is sent, and is then read with
 * typedNumber, typedReading or typedDate of ./typed.ts. An `error` is tied to its field.
 *
 * Common props  label: string; description?: string; error?: string | null; isRequired?: boolean
 *               (optional fields say so); isDisabled?; autoFocus?; hideLabel?: read by screen readers only.
 * TextField     value: string; onChange(text); placeholder?; maxLength?; list? of suggestions.
 * TextArea      value: string; onChange(text); rows?.
 * NumberField   value: string; onChange(text); unit?: shown behind the field. Decimal comma or point.
 * DateField     value: string; onChange(text). Text, ISO or 18 Nov 2013, with a calendar to pick from;
 *               says the date back in words; of 3/4/2013 it offers both days.
 * Select        value: T | null; onChange(value); options: { value: T; label; description? }[];
 *               placeholder?. T is a string type.
 * Choice        radio buttons in a group: as Select.
 * Checkbox      label; isSelected; onChange(isSelected); description?.
 * Form          onSubmit(); refusal?: Refusal | null shown on top; children. Focuses the first field
 *               with an error (or element marked data-form-problem) once it has been sent.
 * FieldRow      puts fields side by side where there is room.
 */
import { CalendarDays, Check, ChevronDown } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import {
  Button as AriaButton,
  CheckboxButton,
  CheckboxField,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  RadioButton,
  RadioField,
  RadioGroup,
  Select as AriaSelect,
  SelectValue,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import { formatDate } from '#shared/domain/calendar.ts';
import type { RefusalRecord } from '#shared/domain/refusal.ts';
import { Button, IconButton } from './button.tsx';
import { cx } from './cx.ts';
import styles from './fields.module.css';
import { RefusalNotice } from './notice.tsx';
import { typedDate } from './typed.ts';

interface Common {
  label: string;
  description?: string | undefined;
  error?: string | null | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
  hideLabel?: boolean;
}

interface TextInput extends Common {
  value: string;
  onChange: (text: string) => void;
}

function FieldLabel({ label, isRequired, hideLabel }: Common) {
  return (
    <Label className={cx(styles.label, hideLabel && 'visually-hidden')}>
      {label}
      {isRequired === false && <span className={styles.optional}> (optional)</span>}
    </Label>
  );
}

function FieldNotes({ description, error }: Common) {
  return (
    <>
      {description !== undefined && (
        <Text slot="description" className={cx(styles.description)}>
          {description}
        </Text>
      )}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </>
  );
}

const state = ({ error, isDisabled = false, isRequired = false }: Common) => ({
  isInvalid: Boolean(error),
  isDisabled,
  isRequired,
  // What is wrong is said in our words, after sending, not in the browser's.
  validationBehavior: 'aria' as const,
});

interface TextFieldProps extends TextInput {
  placeholder?: string;
  maxLength?: number;
  suggestions?: readonly string[];
}

export function TextField(props: TextFieldProps) {
  const {
    value,
    onChange,
    placeholder = '',
    maxLength = 200,
    suggestions,
    autoFocus = false,
  } = props;
  const listId = useId();
  return (
    <AriaTextField {...state(props)} value={value} onChange={onChange} className={cx(styles.field)}>
      <FieldLabel {...props} />
      <Input
        className={cx(styles.input)}
        placeholder={placeholder}
        maxLength={maxLength}
        autoFocus={autoFocus}
        autoComplete="off"
        {...(suggestions ? { list: listId } : {})}
      />
      {suggestions && (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      <FieldNotes {...props} />
    </AriaTextField>
  );
}

export function TextArea(props: TextInput & { rows?: number }) {
  const { value, onChange, rows = 3, autoFocus = false } = props;
  return (
    <AriaTextField {...state(props)} value={value} onChange={onChange} className={cx(styles.field)}>
      <FieldLabel {...props} />
      <AriaTextArea className={cx(styles.input, styles.area)} rows={rows} autoFocus={autoFocus} />
      <FieldNotes {...props} />
    </AriaTextField>
  );
}

export function NumberField(props: TextInput & { unit?: string }) {
  const { value, onChange, unit = '', autoFocus = false } = props;
  return (
    <AriaTextField {...state(props)} value={value} onChange={onChange} className={cx(styles.field)}>
      <FieldLabel {...props} />
      <span className={styles.withUnit}>
        <Input
          className={cx(styles.input, styles.number)}
          inputMode="decimal"
          autoFocus={autoFocus}
          autoComplete="off"
        />
        {unit !== '' && <span className={styles.unit}>{unit}</span>}
      </span>
      <FieldNotes {...props} />
    </AriaTextField>
  );
}

export function DateField(props: TextInput) {
  const { value, onChange, label, autoFocus = false, isDisabled = false } = props;
  const picker = useRef<HTMLInputElement>(null);
  const typed = typedDate(value);
  const inWords = typed.value !== null ? `${weekday(typed.value)} ${formatDate(typed.value)}` : '';
  return (
    <AriaTextField {...state(props)} value={value} onChange={onChange} className={cx(styles.field)}>
      <FieldLabel {...props} />
      <span className={styles.withUnit}>
        <span className={styles.dateBox}>
          <Input
            className={cx(styles.input, styles.date)}
            placeholder="yyyy-mm-dd"
            autoFocus={autoFocus}
            autoComplete="off"
          />
          <IconButton
            label={`Choose ${label.toLowerCase()} from a calendar`}
            icon={<CalendarDays />}
            isDisabled={isDisabled}
            className={cx(styles.dateButton)}
            onPress={() => picker.current?.showPicker()}
          />
          <input
            ref={picker}
            type="date"
            className={styles.picker}
            tabIndex={-1}
            aria-hidden="true"
            value={typed.value ?? ''}
            onChange={(event) => onChange(event.target.value)}
          />
        </span>
        <span className={styles.unit}>{inWords}</span>
      </span>
      {typed.value === null && typed.either && (
        <span className={styles.either}>
          {typed.either.map((date) => (
            <Button key={date} size="small" onPress={() => onChange(date)}>
              {formatDate(date)}
            </Button>
          ))}
        </span>
      )}
      <FieldNotes {...props} />
    </AriaTextField>
  );
}

const weekday = (date: string) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' });

interface Option<Value extends string> {
  value: Value;
  label: string;
  description?: string;
}

interface OneOf<Value extends string> extends Common {
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
}

export function Select<Value extends string>(props: OneOf<Value> & { placeholder?: string }) {
  const { value, onChange, options, placeholder = 'Choose…', autoFocus = false } = props;
  return (
    <AriaSelect
      {...state(props)}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      placeholder={placeholder}
      autoFocus={autoFocus}
      className={cx(styles.field)}
    >
      <FieldLabel {...props} />
      <AriaButton className={cx(styles.input, styles.select)}>
        <SelectValue className={cx(styles.selected)}>
          {({ isPlaceholder, selectedText }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      <FieldNotes {...props} />
      <Popover className={cx(styles.popover)} offset={4}>
        <ListBox className={cx(styles.list)} items={options}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className={cx(styles.option)}>
              <Check className={styles.check} aria-hidden="true" />
              <Text slot="label">{option.label}</Text>
              {option.description !== undefined && (
                <Text slot="description" className={cx(styles.optionNote)}>
                  {option.description}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

export function Choice<Value extends string>(props: OneOf<Value>) {
  const { value, onChange, options } = props;
  return (
    <RadioGroup
      {...state(props)}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      className={cx(styles.field)}
    >
      <FieldLabel {...props} />
      <div className={styles.choices}>
        {options.map((option) => (
          <RadioField key={option.value} value={option.value}>
            <RadioButton className={cx(styles.choice)}>
              <span className={styles.dot} aria-hidden="true" />
              {option.label}
            </RadioButton>
            <ChoiceNote text={option.description} />
          </RadioField>
        ))}
      </div>
      <FieldNotes {...props} />
    </RadioGroup>
  );
}

interface CheckboxProps {
  label: string;
  description?: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
}

export function Checkbox({ label, description, isSelected, onChange }: CheckboxProps) {
  return (
    <CheckboxField isSelected={isSelected} onChange={onChange}>
      <CheckboxButton className={cx(styles.choice)}>
        <span className={styles.box} aria-hidden="true">
          <Check />
        </span>
        {label}
      </CheckboxButton>
      <ChoiceNote text={description} />
    </CheckboxField>
  );
}

function ChoiceNote({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <Text slot="description" className={cx(styles.choiceNote)}>
      {text}
    </Text>
  );
}

interface FormProps {
  onSubmit: () => void;
  refusal?: Pick<RefusalRecord, 'message' | 'details'> | null;
  children: ReactNode;
}

export function Form({ onSubmit, refusal = null, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [timesSent, setTimesSent] = useState(0);
  useEffect(() => {
    if (timesSent > 0) {
      firstWithProblem(form.current)?.focus();
    }
  }, [timesSent]);
  return (
    <form
      ref={form}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        // A dialog's form may stand inside another form's tree.
        event.stopPropagation();
        setTimesSent((times) => times + 1);
        onSubmit();
      }}
    >
      <RefusalNotice refusal={refusal} />
      {children}
    </form>
  );
}

/** Of a group of radio buttons it is the chosen one, or else the first, that can have the focus. */
function firstWithProblem(form: HTMLFormElement | null): HTMLElement | null {
  const found = form?.querySelector<HTMLElement>(
    '[aria-invalid="true"], [data-invalid] button, [data-form-problem]',
  );
  if (found?.getAttribute('role') !== 'radiogroup') return found ?? null;
  return found.querySelector<HTMLElement>('input:checked') ?? found.querySelector('input');
}

export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

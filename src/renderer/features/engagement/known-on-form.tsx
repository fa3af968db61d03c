/** Chooses a day to look back to: everything as known on it. */
import { useState } from 'react';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { DateField, Form } from '../../components/fields.tsx';
import { typedDate } from '../../components/typed.ts';

interface KnownOnFormProps {
  /** The day looked back to already; null for none. */
  knownOn: CalendarDate | null;
  today: CalendarDate;
  onChoose: (on: CalendarDate) => void;
  onClose: () => void;
}

export function KnownOnForm({ knownOn, today, onChoose, onClose }: KnownOnFormProps) {
  const [text, setText] = useState<string>(knownOn ?? '');
  const [isSent, setIsSent] = useState(false);
  const { value, problem } = typedDate(text);
  const isAhead = value !== null && value > today;
  const error = isAhead ? `That is after today, ${formatDate(today)}.` : problem;

  const submit = () => {
    setIsSent(true);
    if (value === null || isAhead) return;
    onClose();
    onChoose(value);
  };
  return (
    <Form onSubmit={submit}>
      <p>
        Shows the engagement as it stood at the end of a day: readings seen later, and corrections,
        baselines, targets, decisions and reviews made later, are left out.
      </p>
      <DateField
        label="As known on"
        value={text}
        onChange={setText}
        error={isSent ? error : null}
        isRequired
        autoFocus
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary">
          Look back
        </Button>
      </DialogActions>
    </Form>
  );
}

/** What holds for every workbook on this machine. */
import type { WorkbookState } from '#shared/contract/workbook.ts';
import { type NumberChoice, numberFormOf } from '#shared/domain/number-form.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { useCommand } from '../../client/procedures.ts';
import { Choice } from '../../components/fields.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import styles from './workbook-page.module.css';

const EXAMPLE = 1234.5;

export function SettingsSection({ numbers }: { numbers: WorkbookState['numbers'] }) {
  const edit = useCommand('settings.edit');
  const written = (choice: NumberChoice) =>
    formatNumber(EXAMPLE, 1, numberFormOf(choice, navigator.language));
  return (
    <section className={styles.section}>
      <h2>Settings</h2>
      <RefusalNotice refusal={edit.error} />
      <Choice
        label="Numbers on screen"
        description="What you type is read with a point and with a comma alike. Dates are written out, such as 3 Apr 2013. Files keep their numbers as numbers: Excel shows them its own way."
        value={numbers.choice}
        onChange={(choice) => edit.mutate({ numbers: choice })}
        options={[
          { value: 'system', label: `As this system writes them: ${written('system')}` },
          { value: 'point', label: `With a point: ${written('point')}` },
          { value: 'comma', label: `With a comma: ${written('comma')}` },
        ]}
      />
    </section>
  );
}

/** The first milestones, a title and a date each. */
import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '../../components/button.tsx';
import { DateField, TextField } from '../../components/fields.tsx';
import { type Draft, milestoneDate, type MilestoneDraft } from './draft.ts';
import styles from './new-engagement-page.module.css';

/** Days after the start that a milestone is offered for. */
const OFFERED_DAYS = 30;

interface FirstMilestonesProps {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  /** By the key of the milestone. */
  problems: Readonly<Record<number, string>>;
}

export function FirstMilestones({ draft, onChange, problems }: FirstMilestonesProps) {
  const { milestones } = draft;
  const edit = (key: number, change: Partial<MilestoneDraft>) =>
    onChange({
      milestones: milestones.map((each) => (each.key === key ? { ...each, ...change } : each)),
    });
  const add = () => {
    const key = Math.max(-1, ...milestones.map((each) => each.key)) + 1;
    const days = Math.max(0, ...milestones.map((each) => each.days)) + OFFERED_DAYS;
    onChange({ milestones: [...milestones, { key, title: '', category: '', date: null, days }] });
  };
  return (
    <>
      {milestones.length > 0 && (
        <ol className={styles.milestones}>
          {milestones.map((milestone, place) => {
            const { key, title } = milestone;
            const name = title.trim() === '' ? `milestone ${place + 1}` : `“${title.trim()}”`;
            return (
              <li key={key} className={styles.milestone}>
                <TextField
                  label={`Milestone ${place + 1}`}
                  value={title}
                  autoFocus={title === ''}
                  onChange={(text) => edit(key, { title: text })}
                />
                <DateField
                  label={`Date of milestone ${place + 1}`}
                  value={milestoneDate(draft, milestone)}
                  onChange={(date) => edit(key, { date })}
                  error={problems[key]}
                />
                <IconButton
                  label={`Leave out ${name}`}
                  icon={<X aria-hidden="true" />}
                  className={styles.leaveOut ?? ''}
                  onPress={() =>
                    onChange({ milestones: milestones.filter((each) => each.key !== key) })
                  }
                />
              </li>
            );
          })}
        </ol>
      )}
      <div>
        <Button icon={<Plus aria-hidden="true" />} onPress={add}>
          Add a milestone
        </Button>
      </div>
    </>
  );
}

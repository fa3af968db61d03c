/** The metric card: what it stands for and does not, what to use it for, why it was chosen, caveats. */
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { Metric } from '#shared/domain/metric.ts';
import { caveatLines, type MetricCard } from '#shared/domain/metric-card.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Form, TextArea } from '../../components/fields.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { say } from '../../components/toast.tsx';
import styles from './metrics.module.css';

type CardText = Omit<MetricCard, 'metricId' | 'objections'>;

const PARTS: readonly { key: keyof CardText; label: string; description?: string }[] = [
  { key: 'standsFor', label: 'Stands for' },
  { key: 'doesNotStandFor', label: 'Does not stand for' },
  { key: 'useFor', label: 'Use it for' },
  { key: 'notFor', label: 'Not for' },
  {
    key: 'whyChosen',
    label: 'Why it was chosen',
    description: 'And over what: which other metrics were looked at, and what spoke against them',
  },
  { key: 'caveats', label: 'Caveats', description: 'One a line; each has to stand by itself' },
];

export function CardSection({ metric }: { metric: Metric }) {
  const card = useProcedure('metrics.card', { metricId: metric.id });
  const [isEditing, setIsEditing] = useState(false);
  return (
    <section aria-labelledby="card">
      <div className={styles.head}>
        <h2 id="card" className={styles.title}>
          Metric card
        </h2>
        <Button icon={<Pencil aria-hidden="true" />} onPress={() => setIsEditing(true)}>
          Edit the card
        </Button>
      </div>
      <Loaded query={card}>
        {(found) => (
          <>
            <CardTexts card={found} onEdit={() => setIsEditing(true)} />
            {isEditing && (
              <Dialog
                title={`Card of ${metric.name}`}
                isOpen
                width="wide"
                onClose={() => setIsEditing(false)}
              >
                <CardForm card={found} onClose={() => setIsEditing(false)} />
              </Dialog>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function CardTexts({ card, onEdit }: { card: MetricCard; onEdit: () => void }) {
  const said = PARTS.filter(({ key }) => card[key] !== '');
  if (said.length === 0) {
    return (
      <EmptyState
        level={3}
        title="Nothing is said of it yet"
        actions={<Button onPress={onEdit}>Write the card</Button>}
      >
        <p>
          A score is a blunt instrument. The card says what this one stands for and what it does
          not, so that nobody has to argue it anew when a client asks.
        </p>
      </EmptyState>
    );
  }
  return (
    <dl className={styles.card}>
      {said.map(({ key, label }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            {key === 'caveats' ? (
              <ul className={styles.caveats}>
                {caveatLines(card).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ) : (
              card[key]
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CardForm({ card, onClose }: { card: MetricCard; onClose: () => void }) {
  const edit = useCommand('metrics.edit-card');
  const { metricId, standsFor, doesNotStandFor, useFor, notFor, whyChosen, caveats } = card;
  const [draft, setDraft] = useState<CardText>({
    ...{ standsFor, doesNotStandFor, useFor, notFor, whyChosen, caveats },
  });
  return (
    <Form
      refusal={edit.error}
      onSubmit={() =>
        edit.mutate(
          { metricId, ...draft },
          {
            onSuccess: () => {
              say('The card is saved.');
              onClose();
            },
          },
        )
      }
    >
      {PARTS.map(({ key, label, description }, place) => (
        <TextArea
          key={key}
          label={label}
          isRequired={false}
          rows={key === 'caveats' ? 4 : 2}
          autoFocus={place === 0}
          description={description}
          value={draft[key]}
          onChange={(text) => setDraft((before) => ({ ...before, [key]: text }))}
        />
      ))}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={edit.isPending}>
          Save the card
        </Button>
      </DialogActions>
    </Form>
  );
}

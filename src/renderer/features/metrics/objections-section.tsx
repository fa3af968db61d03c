/** What people hold against a metric, and what we answer. */
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Metric } from '#shared/domain/metric.ts';
import type { Objection } from '#shared/domain/metric-card.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Form, TextArea } from '../../components/fields.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import styles from './metrics.module.css';

export function ObjectionsSection({ metric }: { metric: Metric }) {
  const card = useProcedure('metrics.card', { metricId: metric.id });
  const remove = useCommand('objections.remove');
  const [opened, setOpened] = useState<Objection | 'new' | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section aria-labelledby="objections">
      <div className={styles.head}>
        <h2 id="objections" ref={heading} tabIndex={-1} className={styles.title}>
          Objections and answers
        </h2>
        <Button icon={<Plus aria-hidden="true" />} onPress={() => setOpened('new')}>
          Add an objection
        </Button>
      </div>
      <RefusalNotice refusal={remove.error} />
      <Loaded query={card}>
        {({ objections }) =>
          objections.length === 0 ? (
            <p className={styles.prose}>
              None is noted. “It can be gamed” and “why this one?” come up with every score: answer
              them here once.
            </p>
          ) : (
            <ul className={styles.objections}>
              {objections.map((each) => (
                <li key={each.id}>
                  <div>
                    <p className={styles.objection}>“{each.objection}”</p>
                    <p className={each.answer === '' ? styles.open : styles.answer}>
                      {each.answer === '' ? 'No answer yet.' : each.answer}
                    </p>
                  </div>
                  <span className={styles.rowActions}>
                    <Button
                      variant="quiet"
                      size="small"
                      aria-label={`Edit: ${each.objection}`}
                      onPress={() => setOpened(each)}
                    >
                      Edit
                    </Button>
                    <Button
                      variant="quiet"
                      size="small"
                      aria-label={`Remove: ${each.objection}`}
                      onPress={() =>
                        remove.mutate(
                          { objectionId: each.id },
                          {
                            onSuccess: () => {
                              say('The objection is removed.');
                              heading.current?.focus();
                            },
                          },
                        )
                      }
                    >
                      Remove
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {opened && (
        <Dialog
          title={opened === 'new' ? `An objection to ${metric.name}` : 'Edit the objection'}
          isOpen
          onClose={() => setOpened(null)}
        >
          <ObjectionForm
            metric={metric}
            present={opened === 'new' ? null : opened}
            onClose={() => setOpened(null)}
          />
        </Dialog>
      )}
    </section>
  );
}

interface ObjectionFormProps {
  metric: Metric;
  present: Objection | null;
  onClose: () => void;
}

function ObjectionForm({ metric, present, onClose }: ObjectionFormProps) {
  const add = useCommand('objections.add');
  const edit = useCommand('objections.edit');
  const [objection, setObjection] = useState(present?.objection ?? '');
  const [answer, setAnswer] = useState(present?.answer ?? '');
  const [isSent, setIsSent] = useState(false);
  const problem = objection.trim() === '' ? 'Write what is held against it.' : null;

  const submit = () => {
    setIsSent(true);
    if (problem !== null) return;
    const after = {
      onSuccess: () => {
        say(present ? 'The objection is changed.' : 'The objection is noted.');
        onClose();
      },
    };
    if (present) edit.mutate({ objectionId: present.id, objection, answer }, after);
    else add.mutate({ metricId: metric.id, objection, answer }, after);
  };
  return (
    <Form onSubmit={submit} refusal={add.error ?? edit.error}>
      <TextArea
        label="Objection"
        isRequired
        autoFocus
        rows={2}
        value={objection}
        onChange={setObjection}
        description="In the words of those who raise it"
        error={isSent ? problem : null}
      />
      <TextArea
        label="Our answer"
        isRequired={false}
        rows={4}
        value={answer}
        onChange={setAnswer}
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={add.isPending || edit.isPending}>
          {present ? 'Save' : 'Add the objection'}
        </Button>
      </DialogActions>
    </Form>
  );
}

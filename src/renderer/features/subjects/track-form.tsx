/** Tracks a subject on one more metric of the workbook. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { TrackedSubject } from '#shared/contract/engagement-history.ts';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { Subject } from '#shared/domain/subject.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Form, Select } from '../../components/fields.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { say } from '../../components/toast.tsx';

interface TrackFormProps {
  engagement: Engagement;
  subject: Subject;
  tracked: TrackedSubject['tracked'];
  /** Tracked or not. */
  onDone: () => void;
}

export function TrackForm(props: TrackFormProps) {
  const metrics = useProcedure('metrics.list', {});
  return (
    <Loaded query={metrics} label="Reading the metrics">
      {(all) => <Choice {...props} metrics={all} />}
    </Loaded>
  );
}

interface ChoiceProps extends TrackFormProps {
  metrics: readonly MetricWithFacts[];
}

function Choice({ engagement, subject, tracked, metrics, onDone }: ChoiceProps) {
  const track = useCommand('series.add');
  const bringBack = useCommand('series.archive');
  const [chosen, setChosen] = useState<string | null>(null);
  const [isSent, setIsSent] = useState(false);
  const here = tracked.filter(({ engagementId }) => engagementId === engagement.id);
  const open = metrics.filter(({ metric }) =>
    here.every(({ metricId, archivedOn }) => metricId !== metric.id || archivedOn !== null),
  );
  const metric = open.find((each) => String(each.metric.id) === chosen)?.metric;

  const submit = () => {
    setIsSent(true);
    if (!metric) return;
    const onSuccess = () => {
      say(`“${engagement.name}” tracks ${metric.name} of ${subject.name}.`);
      onDone();
    };
    const archived = here.find(({ metricId }) => metricId === metric.id);
    if (archived) {
      bringBack.mutate({ seriesId: archived.seriesId, archived: false }, { onSuccess });
    } else {
      track.mutate(
        { engagementId: engagement.id, subjectId: subject.id, metricId: metric.id },
        { onSuccess },
      );
    }
  };
  return (
    <Form onSubmit={submit} refusal={track.error ?? bringBack.error}>
      <Select
        label="Metric"
        value={chosen}
        onChange={setChosen}
        options={open.map((each) => ({
          value: String(each.metric.id),
          label: each.metric.name,
          ...(here.some(({ metricId }) => metricId === each.metric.id) && {
            description: 'Was put away; its readings are still there.',
          }),
        }))}
        error={isSent && !metric ? 'Choose a metric.' : null}
        isRequired
        autoFocus
      />
      <p>
        Another one comes from the catalogue, on the page of the{' '}
        <Link href="/metrics">metrics</Link>.
      </p>
      <DialogActions>
        <Button onPress={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={track.isPending || bringBack.isPending}>
          Track it
        </Button>
      </DialogActions>
    </Form>
  );
}

/** The consultant confirms or overrides a verdict with a sentence; earlier reviews stay on record. */
import { useState } from 'react';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { reviewOf, VerdictWord, type SignOff } from '#shared/domain/sign-off.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Choice, Form, Select, TextArea } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';
import { VerdictBadge, verdictWords } from '../../components/verdict-badge.tsx';
import styles from './review-form.module.css';
import { labelOf } from './series-words.ts';

interface ReviewFormProps {
  trend: SeriesTrend;
  onClose: () => void;
}

export function ReviewForm({ trend, onClose }: ReviewFormProps) {
  const { judgement, metric, series } = trend;
  const computed = judgement.verdict;
  const sign = useCommand('verdicts.sign');
  const [decision, setDecision] = useState<'confirm' | 'override'>('confirm');
  const [other, setOther] = useState<SignOff['signed'] | null>(null);
  const [sentence, setSentence] = useState('');
  const [isSent, setIsSent] = useState(false);

  const signed = decision === 'confirm' ? computed : other;
  const isMissingSentence = sentence.trim() === '';
  const submit = () => {
    setIsSent(true);
    if (signed === null || isMissingSentence) return;
    sign.mutate(
      { seriesId: series.id, signed, sentence },
      {
        onSuccess: () => {
          say(`Signed the verdict on ${labelOf(trend)}: ${verdictWords[signed].word}.`);
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} refusal={sign.error}>
      <div className={styles.computed}>
        <VerdictBadge verdict={computed} direction={metric.direction} />
        <p>{judgement.sentence}</p>
      </div>
      <Choice
        label="The computed verdict"
        value={decision}
        onChange={setDecision}
        options={[
          { value: 'confirm', label: `Confirm it: ${verdictWords[computed].word}` },
          {
            value: 'override',
            label: 'Override it with another word',
            description: 'The computed word stays on record and is printed beside yours.',
          },
        ]}
      />
      {decision === 'override' && (
        <Select
          label="Your verdict"
          value={other}
          onChange={setOther}
          options={VerdictWord.options
            .filter((verdict) => verdict !== computed)
            .map((verdict) => ({
              value: verdict,
              label: verdictWords[verdict].word,
              description: verdictWords[verdict].meaning,
            }))}
          error={isSent && other === null ? 'Choose the word that you stand for.' : null}
          isRequired
        />
      )}
      <TextArea
        label="Your sentence"
        description="Why you stand for it, for the client to read: it is printed in reports, with the date."
        value={sentence}
        onChange={setSentence}
        error={isSent && isMissingSentence ? 'Say why, in a sentence.' : null}
        isRequired
      />
      <EarlierReviews trend={trend} />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={sign.isPending}>
          Sign
        </Button>
      </DialogActions>
    </Form>
  );
}

function EarlierReviews({ trend }: { trend: SeriesTrend }) {
  const { data = [] } = useProcedure('verdicts.sign-offs', { seriesId: trend.series.id });
  if (data.length === 0) return null;
  return (
    <section className={styles.earlier} aria-label="Earlier reviews">
      <h3>Earlier reviews</h3>
      <ul>
        {data.map((signOff, i) => (
          <li key={i}>
            <strong>{formatDate(signOff.signedOn)}</strong> {wordsOf(signOff)}. “{signOff.sentence}”
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "Improving, confirmed" or "Declining, computed Unclear". */
function wordsOf(signOff: SignOff): string {
  const { signed, computed } = signOff;
  return reviewOf({ ...signOff, fits: true }) === 'confirmed'
    ? `${verdictWords[signed].word}, confirmed`
    : `${verdictWords[signed].word}, computed ${verdictWords[computed].word}`;
}

/** What the portfolio is narrowed down by, how much of it is left, and the way back to all of it. */
import type { KeyboardEvent, RefObject } from 'react';
import { Button } from '../../components/button.tsx';
import { Checkbox, Select } from '../../components/fields.tsx';
import { verdictWords } from '../../components/verdict-badge.tsx';
import { VerdictWord } from '#shared/domain/sign-off.ts';
import styles from './filter-bar.module.css';
import {
  hasFilters,
  type PortfolioView,
  STANDINGS,
  type Standing,
  withoutFilters,
} from './portfolio-view.ts';

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  planned: 'Planned',
  active: 'Active',
  'handed-off': 'Handed off',
  closed: 'Closed',
  archived: 'Archived',
};

interface FilterBarProps {
  view: PortfolioView;
  /** "3 of 40 shown". */
  told: string;
  search: RefObject<HTMLInputElement | null>;
  onView: (view: PortfolioView) => void;
  /** Leaves the search for the lines under it. */
  onLeave: () => void;
}

export function FilterBar({ view, told, search, onView, onLeave }: FilterBarProps) {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      onLeave();
    } else if (event.key === 'Escape' && view.text !== '') {
      event.preventDefault();
      onView({ ...view, text: '' });
    }
  };
  return (
    <div role="search" aria-label="Engagements" className={styles.bar}>
      <label className={styles.find}>
        <span className={styles.label}>Find</span>
        <input
          ref={search}
          type="search"
          className={styles.input}
          value={view.text}
          placeholder="Client, engagement, metric, subject"
          maxLength={200}
          autoComplete="off"
          aria-keyshortcuts="/"
          onChange={(event) => onView({ ...view, text: event.target.value })}
          onKeyDown={onKey}
        />
      </label>
      <div className={styles.choice}>
        <Select
          label="Verdict"
          value={view.verdict ?? 'any'}
          onChange={(verdict) => onView({ ...view, verdict: verdict === 'any' ? null : verdict })}
          options={[
            { value: 'any', label: 'Any' },
            ...VerdictWord.options.map((value) => ({ value, label: verdictWords[value].word })),
          ]}
        />
      </div>
      <div className={styles.choice}>
        <Select
          label="Status"
          value={view.standing ?? 'any'}
          onChange={(standing) =>
            onView({ ...view, standing: standing === 'any' ? null : standing })
          }
          options={[
            { value: 'any', label: 'Any' },
            ...STANDINGS.map((value) => ({ value, label: STANDING_WORDS[value] })),
          ]}
        />
      </div>
      <div className={styles.attention}>
        <Checkbox
          label="Needs attention"
          isSelected={view.needsAttention}
          onChange={(needsAttention) => onView({ ...view, needsAttention })}
        />
      </div>
      <div className={styles.told}>
        <p role="status">{told}</p>
        {hasFilters(view) && (
          <Button variant="quiet" size="small" onPress={() => onView(withoutFilters(view))}>
            Show all
          </Button>
        )}
        {view.sorting ? (
          <Button variant="quiet" size="small" onPress={() => onView({ ...view, sorting: null })}>
            Sort by need
          </Button>
        ) : (
          <span>Most in need first</span>
        )}
      </div>
    </div>
  );
}

/** Chooses the layers of a chart; each toggle shows the line it stands for. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from '../components/cx.ts';
import type { Layer, TrendChartModel } from './trend-chart-model.ts';
import styles from './layer-toggles.module.css';

interface LayerTogglesProps {
  model: TrendChartModel;
  shown: ReadonlySet<Layer>;
  onChange: (shown: ReadonlySet<Layer>) => void;
}

export function LayerToggles({ model, shown, onChange }: LayerTogglesProps) {
  if (model.layers.length === 0) return null;
  return (
    <ToggleButtonGroup
      aria-label="Shown in the chart"
      className={cx(styles.layers)}
      selectionMode="multiple"
      selectedKeys={shown}
      onSelectionChange={(keys) => {
        onChange(new Set(model.layers.filter((layer) => keys.has(layer))));
      }}
    >
      {model.layers.map((layer) => (
        <ToggleButton key={layer} id={layer} className={cx(styles.layer)}>
          <svg aria-hidden className={styles.sign} viewBox="0 0 18 10" width="18" height="10">
            {SIGNS[layer]}
          </svg>
          {NAMES[layer]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

const NAMES: Readonly<Record<Layer, string>> = {
  baseline: 'Baseline',
  target: 'Target',
  smoothed: 'Smoothed',
  linked: 'Linked',
  range: 'Usual range',
  benchmark: 'Benchmark',
  milestones: 'Milestones',
  changes: 'Scoring changes',
  lag: 'Lag',
};

const SIGNS = {
  baseline: (
    <path d="M0 5h18" stroke="var(--chart-baseline)" strokeWidth="2" strokeDasharray="5 3" />
  ),
  target: (
    <path d="M9 1l4 4-4 4-4-4z" stroke="var(--chart-target)" strokeWidth="1.75" fill="none" />
  ),
  smoothed: <path d="M0 5h18" stroke="var(--chart-smoothed)" strokeWidth="2.5" />,
  linked: (
    <path d="M0 5h18" stroke="var(--chart-reading)" strokeWidth="1.5" strokeDasharray="3 3" />
  ),
  range: (
    <rect
      x="0.5"
      y="1.5"
      width="17"
      height="7"
      stroke="var(--chart-limit)"
      fill="var(--chart-limit)"
      fillOpacity="0.25"
    />
  ),
  benchmark: (
    <path d="M0 5h18" stroke="var(--chart-benchmark)" strokeWidth="1.5" strokeDasharray="1 3" />
  ),
  milestones: <circle cx="9" cy="5" r="4.5" fill="var(--chart-milestone)" />,
  changes: (
    <rect x="4.5" y="0.5" width="9" height="9" rx="1.5" stroke="var(--chart-change)" fill="none" />
  ),
  lag: <rect x="0" y="0" width="18" height="10" fill="var(--chart-milestone)" fillOpacity="0.2" />,
} satisfies Record<Layer, unknown>;

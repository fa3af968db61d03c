/** Draws attention to one day of a chart, and to the days until what was done then shows in full. */
import type { Plugin } from 'chart.js';
import type { Inks } from '../../charts/chart-inks.tsx';

export interface Spot {
  /** Days, as the chart counts them. */
  readonly day: number;
  /** The day from which an effect shows in full; null where that is not to be drawn. */
  readonly inFull: number | null;
}

const LINE_WIDTH = 3;
const SHADE = 0.13;

export function spotlightPlugin({ day, inFull }: Spot, inks: Inks): Plugin<'line'> {
  return {
    id: 'spotlight',
    beforeDatasetsDraw: ({ ctx, chartArea, scales: { x } }) => {
      if (!x) return;
      const { left, right, top, bottom } = chartArea;
      const at = (wanted: number) => Math.min(Math.max(x.getPixelForValue(wanted), left), right);
      ctx.save();
      if (inFull !== null) {
        ctx.globalAlpha = SHADE;
        ctx.fillStyle = inks.reading;
        ctx.fillRect(at(day), top, at(inFull) - at(day), bottom - top);
        ctx.globalAlpha = 1;
      }
      ctx.strokeStyle = inks.reading;
      ctx.lineWidth = LINE_WIDTH;
      ctx.beginPath();
      ctx.moveTo(at(day), top);
      ctx.lineTo(at(day), bottom);
      ctx.stroke();
      ctx.restore();
    },
  };
}

/**
 * A trend chart drawn off screen, in light colours on white and at more than the screen's resolution:
 * for slides and for paper. Lengths are CSS pixels; `scale` says how many dots each has.
 */
import { Chart } from 'chart.js';
import { lightInks } from './chart-inks.tsx';
import type { Drawing } from './chart-markings.ts';
import { linesOf } from './text-lines.ts';
import { trendChartConfig } from './trend-chart-config.ts';

const FONT_SIZE = 12;
const WHITE = '#ffffff';

type Drawn = Pick<Drawing, 'model' | 'shown' | 'metric'>;

interface Size {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** The chart alone. */
export function chartPicture(drawn: Drawn, { width, height, scale }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const font = { family: getComputedStyle(document.body).fontFamily, size: FONT_SIZE };
  const config = trendChartConfig({ ...drawn, inks: lightInks(), font });
  const chart = new Chart(canvas, {
    ...config,
    options: { ...config.options, responsive: false, devicePixelRatio: scale },
  });
  const picture = document.createElement('canvas');
  picture.width = width * scale;
  picture.height = height * scale;
  const pen = penOf(picture);
  pen.fillStyle = WHITE;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.drawImage(canvas, 0, 0);
  chart.destroy();
  return picture;
}

/** What stands around the chart of a picture that has to speak for itself. */
export interface PictureWords {
  readonly title: string;
  readonly subtitle: string;
  readonly verdict: string;
  /** Notes under the chart; empty ones are left out. */
  readonly notes: readonly string[];
}

const MARGIN = 24;
const TITLE = { size: 18, height: 26, weight: 600 };
const TEXT = { size: 13, height: 19, weight: 400 };
const NOTE = { size: 11, height: 16, weight: 400 };

/** The chart with its title, verdict and notes. `height` is the chart's alone. */
export function picture(
  drawn: Drawn,
  words: PictureWords,
  { width, height, scale }: Size,
): HTMLCanvasElement {
  const inner = width - 2 * MARGIN;
  const canvas = document.createElement('canvas');
  const family = getComputedStyle(document.body).fontFamily;
  const fontOf = ({ size, weight }: typeof TITLE) => `${weight} ${size}px ${family}`;
  const measure = penOf(canvas);
  const wrapped = (text: string, look: typeof TITLE) => {
    measure.font = fontOf(look);
    return linesOf(text, (line) => measure.measureText(line).width <= inner).map((line) => ({
      line,
      look,
    }));
  };
  const { ink, inkSoft, inkFaint } = lightInks();
  const above = [
    ...wrapped(words.title, TITLE).map((line) => ({ ...line, colour: ink })),
    ...wrapped(words.subtitle, TEXT).map((line) => ({ ...line, colour: inkSoft })),
    ...wrapped(words.verdict, TEXT).map((line) => ({ ...line, colour: ink })),
  ];
  const below = words.notes
    .filter((note) => note !== '')
    .flatMap((note) => wrapped(note, NOTE))
    .map((line) => ({ ...line, colour: inkFaint }));
  const heightOf = (lines: readonly { readonly look: typeof TITLE }[]) =>
    lines.reduce((sum, { look }) => sum + look.height, 0);

  const top = MARGIN + heightOf(above) + MARGIN / 2;
  canvas.width = width * scale;
  canvas.height = (top + height + MARGIN / 2 + heightOf(below) + MARGIN / 2) * scale;
  const pen = penOf(canvas);
  pen.fillStyle = WHITE;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(chartPicture(drawn, { width: inner, height, scale }), MARGIN * scale, top * scale);
  pen.scale(scale, scale);
  const write = (lines: typeof above, from: number) => {
    let y = from;
    for (const { line, look, colour } of lines) {
      y += look.height;
      pen.font = fontOf(look);
      pen.fillStyle = colour;
      pen.fillText(line, MARGIN, y - look.height * 0.28);
    }
  };
  write(above, MARGIN / 2);
  write(below, top + height + MARGIN / 4);
  return canvas;
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws no pictures');
  return pen;
}

/** Puts the chart on the clipboard as a picture for a slide; saves it where the clipboard takes none. */
import { Image } from 'lucide-react';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { reasonToStay } from '#shared/domain/leaving.ts';
import { saveFile } from '../client/procedures.ts';
import { Button } from '../components/button.tsx';
import { say } from '../components/toast.tsx';
import { picture } from './chart-picture.ts';
import { pictureFileName, pictureWords } from './picture-words.ts';
import type { Layer, TrendChartModel } from './trend-chart-model.ts';
import styles from './trend-chart.module.css';

/** Half the width of a wide slide, at twice its dots. */
const SIZE = { width: 960, height: 400, scale: 2 };

interface CopyPictureProps {
  trend: SeriesTrend;
  model: TrendChartModel;
  shown: ReadonlySet<Layer>;
}

/** Nothing for a series that may not leave the workbook. */
export function CopyPicture({ trend, model, shown }: CopyPictureProps) {
  if (reasonToStay(trend) !== null) return null;
  const copy = async () => {
    const drawn = { model, shown, metric: trend.metric };
    const canvas = picture(drawn, pictureWords(trend, model, shown), SIZE);
    const image = await imageOf(canvas);
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
      say('Copied the chart as a picture.');
    } catch {
      const fileName = pictureFileName(trend, model);
      const saved = await saveFile(fileName, new Uint8Array(await image.arrayBuffer()));
      say(
        saved
          ? `The clipboard takes no pictures here; saved as ${fileName} instead.`
          : 'The clipboard takes no pictures here, and the picture was not saved.',
      );
    }
  };
  return (
    <Button
      variant="quiet"
      size="small"
      className={styles.copy ?? ''}
      icon={<Image aria-hidden="true" />}
      onPress={() => void copy()}
    >
      Copy as picture
    </Button>
  );
}

function imageOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((image) => {
      if (image) resolve(image);
      else reject(new Error('the picture is too large to be made'));
    }, 'image/png');
  });
}

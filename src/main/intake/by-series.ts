/** One thing for each subject and metric, made when it is first asked for. */
import type { ImportMetric, ImportSubject } from './plan.ts';

export class BySeries<Thing> {
  readonly #make: (series: SeriesOf) => Thing;
  // A subject is one object throughout an import; a metric is known by its name.
  readonly #things = new Map<ImportSubject, Map<string, Thing>>();

  constructor(make: (series: SeriesOf) => Thing) {
    this.#make = make;
  }

  of(series: SeriesOf): Thing {
    const { subject, metric } = series;
    let ofSubject = this.#things.get(subject);
    if (!ofSubject) this.#things.set(subject, (ofSubject = new Map<string, Thing>()));
    let thing = ofSubject.get(metric.name);
    if (thing === undefined) ofSubject.set(metric.name, (thing = this.#make(series)));
    return thing;
  }
}

interface SeriesOf {
  readonly subject: ImportSubject;
  readonly metric: ImportMetric;
}

/** A source in words, its addresses as links that open outside. */
import styles from './metrics.module.css';

/** As the desktop knows the addresses that it may open. */
const ADDRESS = /(https:\/\/[^\s"\\,;)]+)/;

export function Source({ text }: { text: string }) {
  return (
    <span className={styles.breaks}>
      {text.split(ADDRESS).map((part, place) =>
        ADDRESS.test(part) ? (
          <a key={place} href={part} target="_blank" rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </span>
  );
}

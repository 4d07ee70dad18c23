import { memo, useEffect, useMemo, useRef, type MouseEvent } from 'react';
import { useTexts } from '../../i18n';
import { isOpen, linesOf, type Line, type ReviewField, type Span } from './model';

const blockSize = 40;

/**
 * The document as it was read, with what was understood marked in it. The browser lays out only the blocks in sight (`content-visibility`),
 * so that a long document is as quick as a short one and can still be searched, selected and printed as a whole.
 */
export function TextPane({ text, fields, active, flash, onPick }: {
  text: string; fields: ReviewField[]; active?: ReviewField; flash?: Span; onPick: (fieldId: string) => void;
}) {
  const { t } = useTexts();
  const pane = useRef<HTMLDivElement>(null);
  // Places do not move while values are corrected: the lines are cut once per document.
  const places = fields.map((field) => `${field.id}:${field.spans.join(';')}`).join('|');
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const lines = useMemo(() => linesOf(text, fields), [text, places]);
  const blocks = useMemo(() => Array.from({ length: Math.ceil(lines.length / blockSize) }, (_, i) => lines.slice(i * blockSize, (i + 1) * blockSize)), [lines]);
  const open = useMemo(() => new Set(fields.filter(isOpen).map((field) => field.id)), [fields]);
  const shown = flash ?? active?.spans[0];
  const [start, end] = shown ?? [-1, -1];

  useEffect(() => {
    if (start >= 0) {
      pane.current?.querySelector('mark.here')?.scrollIntoView({ block: 'center', inline: 'nearest' });
    }
  }, [start, end, lines]);

  const pick = (event: MouseEvent) => {
    const mark = (event.target as HTMLElement).closest<HTMLElement>('[data-field]');
    // Somebody who selects text to copy it does not want to go elsewhere.
    if (mark && !window.getSelection()?.toString()) {
      onPick(mark.dataset.field!);
    }
  };
  return (
    <div ref={pane} className="review-text" role="document" lang="vi" aria-label={t('review.text')} tabIndex={0} onClick={pick}>
      {blocks.map((block, i) => {
        const from = block[0]!.start;
        const to = block[block.length - 1]!.end;
        const inside = start < to && end > from;
        return <Block key={from} number={i} text={text} lines={block} open={open} start={inside ? start : -1} end={inside ? end : -1} />;
      })}
    </div>
  );
}

const Block = memo(function Block({ text, lines, open, start, end }: { number: number; text: string; lines: Line[]; open: Set<string>; start: number; end: number }) {
  return (
    <div className="review-block">
      {lines.map((line) => <TextLine key={line.start} text={text} line={line} open={open} start={start} end={end} />)}
    </div>
  );
});

function TextLine({ text, line, open, start, end }: { text: string; line: Line; open: Set<string>; start: number; end: number }) {
  const table = text.startsWith('|', line.start) ? ' row' : '';
  return (
    <div className={`line${table}`}>
      {line.pieces.flatMap((piece) => {
        // The place in hand may begin or end inside a piece (a saying of a contradiction is no field).
        const cuts = [piece.start, ...[start, end].filter((at) => at > piece.start && at < piece.end), piece.end];
        return cuts.slice(0, -1).map((from, i) => {
          const to = cuts[i + 1]!;
          const here = start >= 0 && from >= start && to <= end;
          const words = text.slice(from, to);
          const field = piece.fields[0];
          if (!field && !here) {
            return words;
          }
          const kind = [here && 'here', piece.fields.some((id) => open.has(id)) && 'open'].filter(Boolean).join(' ');
          return <mark key={from} className={kind || undefined} data-field={field}>{words}</mark>;
        });
      })}
      {line.pieces.length === 0 && <br />}
    </div>
  );
}

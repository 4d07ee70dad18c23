import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import type { Unit } from '../../api/shapes';
import { childrenOf } from '../../api/units';
import { asProblem } from '../../api/problem';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useTexts } from '../../i18n';

/**
 * Units below one another, fetched as they are opened. The arrow keys walk as in every tree: down and up through what is open, right opens
 * or goes in, left closes or goes out, Enter opens the unit's page.
 */
export function UnitTree({ roots, asOf, opened = [] }: { roots: Unit[]; asOf?: string; opened?: string[] }) {
  const { t } = useTexts();
  const tree = useRef<HTMLUListElement>(null);
  const navigate = useNavigate();
  const keys = (event: KeyboardEvent) => {
    const items = [...(tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const item = items[at];
    if (!item) {
      return;
    }
    const isOpen = item.getAttribute('aria-expanded');
    const to = (index: number) => items[Math.min(items.length - 1, Math.max(0, index))]?.focus();
    const level = (one: HTMLElement) => Number(one.getAttribute('aria-level'));
    const acts: Record<string, () => void> = {
      ArrowDown: () => to(at + 1),
      ArrowUp: () => to(at - 1),
      Home: () => to(0),
      End: () => to(items.length - 1),
      ArrowRight: () => (isOpen === 'false' ? item.querySelector<HTMLElement>('[data-toggle]')?.click() : to(at + 1)),
      ArrowLeft: () => (isOpen === 'true' ? item.querySelector<HTMLElement>('[data-toggle]')?.click() : to(items.findLastIndex((one, i) => i < at && level(one) < level(item)))),
      Enter: () => { if (item.dataset.more) { item.click(); } else { void navigate(`/danh-muc/${item.dataset.unit}`); } },
    };
    const act = acts[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  };
  return (
    <ul ref={tree} className="unit-tree" role="tree" aria-label={t('units.tree')} onKeyDown={keys}>
      {roots.map((unit, i) => <Node key={unit.id} unit={unit} asOf={asOf} level={1} first={i === 0} opened={opened} />)}
    </ul>
  );
}

function Node({ unit, asOf, level, first, opened }: { unit: Unit; asOf?: string; level: number; first: boolean; opened: string[] }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [open, setOpen] = useState(opened.includes(unit.id));
  return (
    <>
      <li role="treeitem" className="unit-node" aria-level={level} aria-expanded={open} aria-selected={false} tabIndex={first ? 0 : -1} data-unit={unit.id} style={{ paddingLeft: 20 * (level - 1) }}>
        <button type="button" tabIndex={-1} data-toggle aria-label={t(open ? 'units.tree.close' : 'units.tree.open', { name: unit.fullName })} onClick={() => setOpen(!open)}>{open ? '▾' : '▸'}</button>
        <a href={`/workspace/danh-muc/${unit.id}`} tabIndex={-1} onClick={(event) => { event.preventDefault(); void navigate(`/danh-muc/${unit.id}`); }}>{unit.fullName}</a>
        <span className="soft small">{unit.typeName}</span>
      </li>
      {open && <Children unit={unit} asOf={asOf} level={level + 1} opened={opened} />}
    </>
  );
}

function Children({ unit, asOf, level, opened }: { unit: Unit; asOf?: string; level: number; opened: string[] }) {
  const { t } = useTexts();
  const list = useInfiniteQuery({
    queryKey: ['unit', unit.id, 'below', asOf],
    queryFn: ({ pageParam }) => childrenOf(unit.id, pageParam, asOf),
    initialPageParam: 1,
    getNextPageParam: (last) => (last.page * last.pageSize < last.total ? last.page + 1 : undefined),
  });
  const indent = { paddingLeft: 20 * (level - 1) + 28 };
  if (list.isPending) {
    return <li role="none" className="soft small" style={indent}>{t('loading')}</li>;
  }
  if (list.isError) {
    return <li role="none"><ProblemAlert problem={asProblem(list.error)} retry={() => void list.refetch()} /></li>;
  }
  const units = list.data.pages.flatMap((page) => page.items);
  const left = list.data.pages[0]!.total - units.length;
  return (
    <>
      {units.length === 0 && <li role="none" className="soft small" style={indent}>{t('units.tree.leaf')}</li>}
      {units.map((one) => <Node key={one.id} unit={one} asOf={asOf} level={level} first={false} opened={opened} />)}
      {left > 0 && (
        <li role="treeitem" className="unit-node more" aria-level={level} aria-selected={false} tabIndex={-1} data-more="1" style={indent} onClick={() => void list.fetchNextPage()}>
          {t('units.tree.more', { n: left.toLocaleString('vi-VN') })}
        </li>
      )}
    </>
  );
}

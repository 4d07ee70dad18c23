import { Input } from 'antd';
import { useState } from 'react';
import { formatVnd, parseVnd } from '../format/money';

/** An amount as people type it ("5 triệu", "1.000.000"); its value is whole đồng. No smallest and no suggested amount: the law forbids both. */
export function MoneyInput({ id, value, onChange, label }: { id?: string; value?: number; onChange?: (amount?: number) => void; label?: string }) {
  const [text, setText] = useState<string | null>(null);
  return (
    <Input id={id} aria-label={label} placeholder={label} inputMode="text" autoComplete="off" suffix="đ" value={text ?? (value === undefined || value === null ? '' : formatVnd(value))}
      onChange={(event) => { setText(event.target.value); onChange?.(parseVnd(event.target.value) ?? undefined); }} onBlur={() => setText(null)} />
  );
}

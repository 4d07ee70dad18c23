const grouped = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });

/** 1234567 → "1.234.567" : đồng have no smaller unit, groups are parted by dots. */
export function formatVnd(amount: number): string {
  return grouped.format(amount).replace(/^-/, '−');
}

/** 1234567 → "1.234.567 đ" with a space that does not break. */
export function formatVndUnit(amount: number): string {
  return `${formatVnd(amount)}\u00a0đ`;
}

/** For the axis of a chart: 18067538360 → "18,07 tỷ". */
export function formatVndShort(amount: number, words: { million: string; billion: string }): string {
  const size = Math.abs(amount);
  const decimals = (value: number) => new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }).format(value);
  if (size >= 1e9) {
    return `${decimals(amount / 1e9)} ${words.billion}`;
  }
  return size >= 1e6 ? `${decimals(amount / 1e6)} ${words.million}` : formatVnd(amount);
}

/**
 * What people type for an amount: "1.000.000", "1,000,000", "1000000", "5 triệu", "1,5 tỷ".
 * Returns null when it cannot be read in one way only, such as "1.000,5".
 */
export function parseVnd(text: string): number | null {
  const clean = text.normalize('NFC').trim().toLowerCase().replace(/\s*(đồng|đ|vnd|₫)$/u, '').trim();
  const worded = /^(\d+)(?:[.,](\d{1,9}))?\s*(nghìn|ngàn|k|triệu|tr|tỷ|tỉ)$/u.exec(clean);
  if (worded) {
    return inWords(worded[1] ?? '', worded[2] ?? '', worded[3] ?? '');
  }
  const plain = /^\d+$/.test(clean) || /^\d{1,3}(\.\d{3})+$/.test(clean) || /^\d{1,3}(,\d{3})+$/.test(clean) || /^\d{1,3}( \d{3})+$/.test(clean);
  return plain ? safe(clean.replace(/[., ]/g, '')) : null;
}

function inWords(whole: string, fraction: string, word: string): number | null {
  const zeros = /^(nghìn|ngàn|k)$/u.test(word) ? 3 : /^(triệu|tr)$/u.test(word) ? 6 : 9;
  if (fraction.length > zeros) {
    return null;
  }
  return safe(whole + fraction.padEnd(zeros, '0'));
}

function safe(digits: string): number | null {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : null;
}

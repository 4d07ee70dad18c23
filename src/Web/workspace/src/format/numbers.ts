const decimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** 1234.5 → "1.234,5"; nothing stays nothing. */
export const formatNumber = (value: number | null | undefined): string => (value === null || value === undefined ? '' : decimal.format(value));

/** A part of a whole → "62 %"; of nothing there is no part. */
export const formatShare = (part: number, whole: number): string => (whole > 0 ? `${Math.round((100 * part) / whole)} %` : '–');

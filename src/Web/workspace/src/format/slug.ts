/** "Sách cho Cao Bằng" → "sach-cho-cao-bang": the address of a campaign's public page. */
export function slugOf(title: string): string {
  return title.normalize('NFC').toLowerCase().replace(/đ/g, 'd').normalize('NFD').replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '');
}

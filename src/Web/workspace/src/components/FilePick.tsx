import { Alert, Button, Progress } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { useTexts } from '../i18n';

/** Chooses one file, by button or by dropping it, and checks what can be known before sending it. */
export function FilePick({ accept, maxBytes, hint, action, busy, sent, send }: {
  accept: string; maxBytes: number; hint: string; action: string; busy: boolean; sent?: number; send: (file: File) => void;
}) {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const tooLarge = file !== null && file.size > maxBytes;
  const empty = file !== null && file.size === 0;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setFile(event.dataTransfer.files[0] ?? null);
  };
  return (
    <div className="empty" style={over ? { borderColor: 'var(--accent)' } : undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <input ref={input} type="file" accept={accept} hidden onChange={(event) => setFile(event.target.files?.[0] ?? null)} data-testid="file" />
      <p>{file ? <strong>{file.name}</strong> : hint}{file && <> · {(file.size / 1024).toLocaleString('vi-VN', { maximumFractionDigits: 0 })} KB</>}</p>
      {(tooLarge || empty) && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={tooLarge ? t('file.tooLarge', { n: Math.round(maxBytes / 1048576) }) : t('file.empty')} />}
      {busy && sent !== undefined && <Progress percent={Math.floor(100 * sent)} aria-label={t('file.sent')} style={{ maxWidth: 360, margin: '0 auto 12px' }} />}
      <div className="bar" style={{ justifyContent: 'center', marginBottom: 0 }}>
        <Button type={file ? 'default' : 'primary'} onClick={() => input.current?.click()} disabled={busy}>{file ? t('file.other') : t('file.choose')}</Button>
        {file && <Button type="primary" loading={busy} disabled={tooLarge || empty} onClick={() => send(file)}>{action}</Button>}
      </div>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import type { PdfState } from '../../../api/papers';
import { useTexts } from '../../../i18n';

/** The pages, drawn by the browser's own viewer from bytes that were fetched before: answers of the services may not be framed. */
export function PdfFrame({ address, sha256, state }: { address: string; sha256: string; state: PdfState }) {
  const { t } = useTexts();
  const [shown, setShown] = useState<string | null>(null);
  const file = useQuery({
    queryKey: ['report-paper-pdf', sha256], enabled: state === 'ready', staleTime: Infinity, gcTime: 60_000,
    queryFn: async () => {
      const answer = await fetch(address, { credentials: 'same-origin' });
      if (!answer.ok) {
        throw new Error(`http ${answer.status}`);
      }
      return answer.blob();
    },
  });
  useEffect(() => {
    if (!file.data) {
      setShown(null);
      return undefined;
    }
    const made = URL.createObjectURL(file.data);
    setShown(made);
    return () => URL.revokeObjectURL(made);
  }, [file.data]);
  return (
    <section aria-label={t('paper.pages')} className="paper-pages">
      {shown ? <iframe title={t('paper.pages')} src={shown} />
        : file.isError ? <p className="soft">{t('paper.pages.failed')}</p>
        : <><p className="soft" role="status">{t(state === 'waiting' || state === 'ready' ? 'paper.pages.waiting' : 'paper.pages.none')}</p>{state !== 'failed' && <Skeleton active paragraph={{ rows: 12 }} />}</>}
    </section>
  );
}

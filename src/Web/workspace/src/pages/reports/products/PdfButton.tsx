import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Query } from '../../../api/client';
import { asProblem, type Problem } from '../../../api/problem';
import { askProductPdf, readProductPrint } from '../../../api/products';
import { saveFile } from '../../../components/saveFile';
import { useTexts } from '../../../i18n';

const betweenLooks = 1_500;

/** The product as a PDF: asked for, made elsewhere, saved when it is there. What went wrong is shown by the page. */
export function PdfButton({ code, asked, tell }: { code: string; asked: Query; tell: (problem: Problem | null, waiting: boolean) => void }) {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => { gone.current = true; };
  }, []);
  const make = async () => {
    setBusy(true);
    tell(null, false);
    try {
      let answer = await askProductPdf(code, asked);
      while (answer.file === null && !gone.current) {
        tell(null, true);
        await new Promise((resolve) => setTimeout(resolve, betweenLooks));
        answer = await readProductPrint(answer.making.printId);
      }
      if (answer.file && !gone.current) {
        saveFile(answer.file, `${code}.pdf`);
        tell(null, false);
      }
    } catch (thrown) {
      tell(asProblem(thrown), false);
    } finally {
      setBusy(false);
    }
  };
  return <Button loading={busy} onClick={() => void make()}>{t(busy ? 'products.pdf.making' : 'products.pdf')}</Button>;
}

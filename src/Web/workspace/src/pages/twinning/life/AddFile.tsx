import { Alert, Button, Form, Radio } from 'antd';
import { useRef, useState } from 'react';
import { addActivityFile } from '../../../api/pair-life';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { ConsentFields, consentBasis, type ConsentTyped } from './ConsentFields';

const most = 10 * 1024 * 1024;

type Typed = Partial<ConsentTyped> & { shows?: 'no' | 'yes'; has?: 'now' | 'later' };

/** A photo straight from the phone's camera, or a file; whether children can be known on it is asked before it is sent. */
export function AddFile({ activityId }: { activityId: string }) {
  const { t } = useTexts();
  const [form] = Form.useForm<Typed>();
  const camera = useRef<HTMLInputElement>(null);
  const paper = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ file: File; fileId: string } | null>(null);
  const { busy, problem, step } = useStep('activity', 'activities');
  const [shows, has] = [Form.useWatch('shows', form), Form.useWatch('has', form)];
  const choose = (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file) {
      setChosen({ file, fileId: newId() });
    }
    // The same file may be chosen again after it was put back.
    input.value = '';
  };
  const leave = () => { setChosen(null); form.resetFields(); };
  const send = async (typed: Typed) => {
    const basis = typed.shows === 'yes' && typed.has === 'now' ? consentBasis(t('consent.said'), typed.paper ?? '') : undefined;
    if (await step(() => addActivityFile(activityId, chosen!.fileId, chosen!.file, typed.shows === 'yes', basis))) {
      leave();
    }
  };
  const isPicture = chosen?.file.type.startsWith('image/') ?? false;
  const tooLarge = chosen !== null && chosen.file.size > most;
  return (
    <section className="card form" aria-label={t('file.add')}>
      <input ref={camera} type="file" accept="image/*" capture="environment" hidden data-testid="photo" onChange={(event) => choose(event.target)} />
      <input ref={paper} type="file" accept=".jpg,.jpeg,.png,.pdf,.docx,.xlsx,.pptx" hidden data-testid="file" onChange={(event) => choose(event.target)} />
      <div className="bar" style={{ marginBottom: chosen ? 12 : 0 }}>
        <Button type={chosen ? 'default' : 'primary'} onClick={() => camera.current?.click()}>{t('file.photo')}</Button>
        <Button onClick={() => paper.current?.click()}>{t('file.choose')}</Button>
      </div>
      {chosen && (
        <Form<Typed> form={form} name="add-file" layout="vertical" onFinish={send} initialValues={{ shows: isPicture ? undefined : 'no' }} key={chosen.fileId}>
          <p><strong>{chosen.file.name}</strong> · <span className="num">{Math.ceil(chosen.file.size / 1024).toLocaleString('vi-VN')} KB</span></p>
          {tooLarge && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('file.tooLarge', { n: 10 })} />}
          <Form.Item name="shows" label={t('file.children')} extra={t('file.children.help')} rules={[{ required: true, message: t('file.children.needed') }]}>
            <Radio.Group><Radio value="no">{t('file.children.no')}</Radio><Radio value="yes">{t('file.children.yes')}</Radio></Radio.Group>
          </Form.Item>
          {shows === 'yes' && (
            <Form.Item name="has" label={t('consent.question')} rules={[{ required: true, message: t('twinning.required') }]}>
              <Radio.Group><Radio value="later">{t('consent.later')}</Radio><Radio value="now">{t('consent.now')}</Radio></Radio.Group>
            </Form.Item>
          )}
          {shows === 'yes' && has === 'now' && <ConsentFields />}
          {problem && <ProblemAlert problem={problem} />}
          <div className="bar" style={{ marginBottom: 0 }}><Button type="primary" htmlType="submit" loading={busy} disabled={tooLarge}>{t('file.send')}</Button><Button onClick={leave}>{t('twinning.back')}</Button></div>
        </Form>
      )}
    </section>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { listMessages, sendMessage, type PairLife, type PairMessage } from '../../../api/pair-life';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { useStep } from '../../../components/useStep';
import { formatTime } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';

/** What the two schools write to each other, the latest first; a question waits until the other school has answered it. */
export function Messages({ pair, mayWrite }: { pair: PairLife; mayWrite: boolean }) {
  const { t } = useTexts();
  const { page, change } = useAddress();
  const [answers, setAnswers] = useState<string | null>(null);
  const list = useQuery({ queryKey: ['messages', pair.agreementId, page], queryFn: () => listMessages(pair.agreementId, page), placeholderData: keepPreviousData });
  return (
    <>
      {mayWrite && <MessageForm agreementId={pair.agreementId} />}
      <Loaded query={list}>
        {(rows) => rows.total === 0 ? <EmptyState title={t('message.none')} text={t(mayWrite ? 'message.none.text' : 'message.none.read')} /> : (
          <>
            <ul className="row-cards messages">
              {rows.items.map((one) => (
                <li key={one.messageId} className={one.side === pair.mySide ? 'mine' : undefined}>
                  <div className="small soft">{pair[one.side].currentName} · {one.byName} · <span className="num">{formatTime(one.at)}</span></div>
                  <Answered message={one} among={rows.items} />
                  <div className="said">{one.text}</div>
                  {one.asksAnswer && <State kind={one.answered ? 'good' : 'wait'} text={t(one.answered ? 'message.answered' : 'message.waits')} />}
                  {mayWrite && one.side !== pair.mySide && answers !== one.messageId && <div><Button size="small" onClick={() => setAnswers(one.messageId)}>{t('message.answer')}</Button></div>}
                  {answers === one.messageId && <div className="below"><MessageForm agreementId={pair.agreementId} answersId={one.messageId} done={() => setAnswers(null)} /></div>}
                </li>
              ))}
            </ul>
            <Pager page={page} pageSize={rows.pageSize} total={rows.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Answered({ message, among }: { message: PairMessage; among: PairMessage[] }) {
  const { t } = useTexts();
  const asked = message.answersId && among.find((one) => one.messageId === message.answersId);
  return asked ? <div className="small soft">{t('message.to', { text: asked.text.length > 80 ? `${asked.text.slice(0, 80)}…` : asked.text })}</div> : null;
}

function MessageForm({ agreementId, answersId, done }: { agreementId: string; answersId?: string; done?: () => void }) {
  const { t } = useTexts();
  const [form] = Form.useForm<{ text: string; asksAnswer?: boolean }>();
  const [messageId, setMessageId] = useState(() => newId());
  const { busy, problem, step } = useStep('messages', 'pair-life', 'pair-health');
  const send = async ({ text, asksAnswer }: { text: string; asksAnswer?: boolean }) => {
    if (await step(() => sendMessage({ messageId, agreementId, text: text.trim(), asksAnswer: asksAnswer ?? false, answersId }))) {
      setMessageId(newId());
      form.resetFields();
      done?.();
    }
  };
  const label = t(answersId ? 'message.answer.text' : 'message.text');
  return (
    <Form form={form} name={`message-${answersId ?? 'new'}`} layout="vertical" className="form" aria-label={label} onFinish={send}>
      <Form.Item name="text" label={label} style={{ marginBottom: 8 }} rules={[{ required: true, whitespace: true, message: t('twinning.required') }]}><Input.TextArea rows={3} maxLength={4000} autoFocus={!!answersId} /></Form.Item>
      <Form.Item name="asksAnswer" valuePropName="checked" style={{ marginBottom: 8 }}><Checkbox>{t('message.asks')}</Checkbox></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('message.send')}</Button>{done && <Button onClick={done}>{t('twinning.back')}</Button>}</div>
    </Form>
  );
}

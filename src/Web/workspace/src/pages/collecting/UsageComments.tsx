import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { listUsageComments, logUsageComment } from '../../api/thanks';
import { Loaded } from '../../components/Loaded';
import { Pager } from '../../components/Pager';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useStep } from '../../components/useStep';
import { formatTime } from '../../format/dates';
import { newId } from '../../format/uuid';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';

interface Typed { text: string; saidBy?: string }

/** What people said about the intended use while it was posted: written down by an officer, never taken away. */
export function UsageComments({ campaignId, open }: { campaignId: string; open: boolean }) {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const [form] = Form.useForm<Typed>();
  const id = useRef(newId());
  const { busy, problem, step } = useStep('usage-comments', 'usage-plan');
  const may = open && hasRole(useAccount(), 'programme_officer', 'unit_officer', 'school_officer', 'administrator');
  const comments = useQuery({ queryKey: ['usage-comments', campaignId, page], queryFn: () => listUsageComments(campaignId, page) });
  const log = async (typed: Typed) => {
    if (await step(() => logUsageComment(campaignId, { commentId: id.current, text: typed.text.trim(), saidBy: typed.saidBy?.trim() || undefined }))) {
      id.current = newId();
      form.resetFields();
    }
  };
  return (
    <div data-usage-comments>
      <h3>{t('comment.title')}</h3>
      <Loaded query={comments}>
        {(list) => list.total === 0 ? <p className="soft">{t(may ? 'comment.empty' : 'comment.none')}</p> : (
          <>
            <ul className="plain">{list.items.map((one) => <li key={one.commentId} data-comment><p className="words" style={{ margin: 0 }}>{one.text}</p><span className="small soft">{one.saidBy ?? t('comment.nobody')} · {formatTime(one.loggedAt)}</span></li>)}</ul>
            <Pager page={list.page} pageSize={list.pageSize} total={list.total} change={setPage} />
          </>
        )}
      </Loaded>
      {may && (
        <Form<Typed> form={form} layout="vertical" disabled={busy} onFinish={(typed) => void log(typed)}>
          <Form.Item name="text" label={t('comment.text')} rules={[{ required: true, whitespace: true, message: t('form.required') }, { max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>
          <Form.Item name="saidBy" label={t('comment.saidBy')} extra={t('comment.saidBy.help')} rules={[{ max: 200 }]}><Input autoComplete="off" /></Form.Item>
          {problem && <ProblemAlert problem={problem} />}
          <Button htmlType="submit" loading={busy}>{t('comment.log')}</Button>
        </Form>
      )}
    </div>
  );
}

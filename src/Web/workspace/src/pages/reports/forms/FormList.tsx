import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { listForms } from '../../../api/forms';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { State } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

/** The forms by which units report, with the version that they fill in. */
export function FormList() {
  const { t } = useTexts();
  const me = useAccount();
  const { page, change } = useAddress();
  const forms = useQuery({ queryKey: ['forms', page], queryFn: () => listForms(page), placeholderData: keepPreviousData });
  const add = hasRole(me, 'administrator', 'programme_officer', 'unit_officer') && <Link to="/bao-cao/bieu/moi"><Button type="primary">{t('asks.add')}</Button></Link>;
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link></nav>
      <PageHead title={t('asks.title')} lead={t('asks.lead')} actions={add} />
      <Loaded query={forms}>
        {(list) => list.total === 0 ? <EmptyState title={t('asks.empty')} text={t('asks.empty.text')} action={add} /> : (
          <>
            <ul className="row-cards">
              {list.items.map((form) => (
                <li key={form.formId} data-form={form.formId}>
                  <div className="head"><Link to={`/bao-cao/bieu/${form.formId}`}>{form.title}</Link></div>
                  <div className="small">{form.unitName ?? '–'} · {form.publishedVersion === null
                    ? <State kind="wait" text={t('asks.unpublished')} />
                    : <State kind={form.publishedVersion === form.version ? 'good' : 'wait'} text={t(form.publishedVersion === form.version ? 'asks.published' : 'asks.newer', { n: form.publishedVersion })} />}
                    {form.publishedVersion !== null && <> · <Link to={`/bao-cao/bieu/${form.formId}/mau-word`}>{t('paperTemplate.link')}</Link></>}</div>
                </li>
              ))}
            </ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

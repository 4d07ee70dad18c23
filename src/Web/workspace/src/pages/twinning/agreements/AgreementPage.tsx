import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { agreementDocument, readAgreement, type Agreement, type Party } from '../../../api/twinning';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { State } from '../../../components/State';
import { formatDayOf, formatLastDay } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { ActPanel } from './ActPanel';
import { AgreementStateTag } from './AgreementStateTag';

const sides: Party[] = ['supporter_school', 'seeker_school', 'supporter_office', 'seeker_office'];

/** One agreement: its four consents, what each side gives, what may be done now, all that was said. */
export function AgreementPage() {
  const { agreementId = '' } = useParams();
  const { t } = useTexts();
  const agreement = useQuery({ queryKey: ['agreement', agreementId], queryFn: () => readAgreement(agreementId) });
  return (
    <Loaded query={agreement}>
      {(it) => (
        <>
          <PageHead title={sides.slice(0, 2).map((side) => nameOf(it, side)).join(' – ')}
            lead={<><AgreementStateTag state={it.state} /> {it.dueAt && t('agreement.due', { day: formatLastDay(it.dueAt) })}</>}
            actions={<>
              {it.activeSince && <Link to={`/ket-nghia/cap-truong/${it.agreementId}`}><Button type="primary">{t('pair.home')}</Button></Link>}
              <a href={agreementDocument(it.agreementId)} download><Button>{t('agreement.document')}</Button></a>
            </>} />
          <h2>{t('agreement.consents')}</h2>
          <ol className="row-cards">{sides.map((side) => <Consent key={side} agreement={it} side={side} />)}</ol>
          <ActPanel agreement={it} />
          <h2>{t('agreement.gives')}</h2>
          <ul>{it.terms.gives.map((give, place) => <li key={place}>{nameOf(it, give.isSupporter ? 'supporter_school' : 'seeker_school')}: {give.themeName} – {give.content}</li>)}</ul>
          <h2>{t('agreement.history')}</h2>
          <ol>
            {it.history.map((one) => (
              <li key={one.messageId}>
                {formatDayOf(one.actedAt)} · {t(`agreement.step.${one.step}` as TextKey)} · {one.byUnitName}{one.signature && `, ${one.signature.name} (${one.signature.capacity})`}
                {one.basis && ` · ${one.basis.number}`}{one.reason && ` · ${one.reason}`}{one.effect !== 'applied' && ` · ${t('agreement.notCounted')} ${one.code ?? ''}`}
              </li>
            ))}
          </ol>
        </>
      )}
    </Loaded>
  );
}

function nameOf(agreement: Agreement, side: Party): string {
  const unit = agreement.units.find((one) => one.party === side);
  return !unit ? '' : unit.successors.length > 0 ? `${unit.printedName} (→ ${unit.successors.map((one) => one.name).join(', ')})` : unit.currentName;
}

function Consent({ agreement, side }: { agreement: Agreement; side: Party }) {
  const { t } = useTexts();
  const said = agreement.history.find((one) => one.party === side && ['propose', 'accept', 'approve'].includes(one.step) && one.effect === 'applied');
  return (
    <li>
      <div className="head">{t(`agreement.party.${side}` as TextKey)}: {nameOf(agreement, side)}</div>
      {said
        ? <State kind="good" text={`${formatDayOf(said.actedAt)}${said.signature ? ` · ${said.signature.name}` : ''}${said.basis ? ` · ${said.basis.number}` : ''}`} />
        : <State kind={agreement.turn.includes(side) ? 'wait' : 'off'} text={t(agreement.turn.includes(side) ? 'agreement.waits' : 'agreement.notYet')} />}
    </li>
  );
}

import { get, post, put } from './client';
import type { Indicator, IndicatorDetail, IndicatorLight, IndicatorSetting, NewMeasurement } from './plan-shapes';
import type { Page } from './shapes';

const base = '/api/plans';

export const listIndicators = (planId: string, light: IndicatorLight | undefined, page: number, pageSize = 100) => get<Page<Indicator>>(`${base}/plans/${planId}/indicators`, { light, page, pageSize });
export const readIndicator = (id: string) => get<IndicatorDetail>(`${base}/indicators/${id}`);
export const measureIndicator = (id: string, measurement: NewMeasurement) => post<unknown>(`${base}/indicators/${id}/measurements`, measurement);
export const withdrawMeasurement = (id: string, reason: string) => post<unknown>(`${base}/measurements/${id}/withdraw`, { reason });
export const setIndicator = (id: string, setting: IndicatorSetting) => put<unknown>(`${base}/indicators/${id}/setting`, setting);

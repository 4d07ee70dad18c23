// Made by "npm run generate:api" from the OpenAPI document of reporting; do not edit.

export interface paths {
    "/public/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    page?: number;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PagedResultOfCampaignSummary"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/campaigns/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicCampaign"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/campaigns/{slug}/gifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    q?: string;
                    after?: string;
                    pageSize?: number;
                };
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicGifts"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    page?: number;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PagedResultOfCampaignSummary"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaignId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ComparisonView"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    by: string;
                    planId?: string;
                    unitId?: string;
                    asOf?: string;
                    page?: number;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PagedResultOfTaskStatusRow"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CampaignSummary: {
            /** Format: uuid */
            campaignId: string;
            slug: string;
            title: string;
            unitName: string;
            beneficiaryName: null | string;
            /** Format: date */
            opensOn: string;
            /** Format: date */
            closesOn: null | string;
            /** Format: int64 */
            totalVnd: number;
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            bankClosingVnd: null | number;
            /** Format: int64 */
            bankDifferenceVnd: null | number;
            /** Format: int64 */
            statementsReconciled: number;
            /** Format: date-time */
            updatedAt: null | string;
            /** Format: int64 */
            ledgerDifferenceVnd: null | number;
            /** Format: date-time */
            comparedAt: null | string;
        };
        ComparisonView: {
            /** Format: uuid */
            campaignId: string;
            /** Format: int64 */
            bankVnd: null | number;
            /** Format: int64 */
            ledgerBankVnd: number;
            /** Format: int64 */
            ledgerVnd: number;
            /** Format: int64 */
            pageVnd: number;
            /** Format: int64 */
            differenceVnd: number;
            /** Format: date-time */
            computedAt: string;
        };
        DayTotal: {
            /** Format: date */
            day: string;
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            totalVnd: number;
            /** Format: int64 */
            withoutHour: number;
        };
        /** @enum {unknown} */
        GiftQuestionKind: "all" | "amount" | "day" | "amount_and_day" | "reference" | "code" | "name";
        HourTotal: {
            /** Format: date-time */
            hour: string;
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            totalVnd: number;
        };
        /** @description One page of a list. */
        PagedResultOfCampaignSummary: {
            /** @description At most PageSize items. */
            items: components["schemas"]["CampaignSummary"][];
            /**
             * Format: int64
             * @description How many there are on all pages.
             */
            total: number;
            /**
             * Format: int32
             * @description 1 is the first page.
             */
            page: number;
            /**
             * Format: int32
             * @description 1 to 200.
             */
            pageSize: number;
        };
        /** @description One page of a list. */
        PagedResultOfTaskStatusRow: {
            /** @description At most PageSize items. */
            items: components["schemas"]["TaskStatusRow"][];
            /**
             * Format: int64
             * @description How many there are on all pages.
             */
            total: number;
            /**
             * Format: int32
             * @description 1 is the first page.
             */
            page: number;
            /**
             * Format: int32
             * @description 1 to 200.
             */
            pageSize: number;
        };
        ProblemDetails: {
            type?: null | string;
            title?: null | string;
            /** Format: int32 */
            status?: null | number;
            detail?: null | string;
            instance?: null | string;
        };
        PublicCampaign: {
            /** Format: uuid */
            campaignId: string;
            slug: string;
            title: string;
            unitName: string;
            beneficiaryName: null | string;
            /** Format: date */
            opensOn: string;
            /** Format: date */
            closesOn: null | string;
            /** Format: int64 */
            totalVnd: number;
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            bankClosingVnd: null | number;
            /** Format: int64 */
            bankDifferenceVnd: null | number;
            /** Format: int64 */
            statementsReconciled: number;
            /** Format: date-time */
            updatedAt: null | string;
            /** Format: int64 */
            ledgerDifferenceVnd: null | number;
            /** Format: date-time */
            comparedAt: null | string;
            hours: components["schemas"]["HourTotal"][];
            days: components["schemas"]["DayTotal"][];
        };
        PublicGift: {
            /** Format: uuid */
            donationId: string;
            /** Format: int64 */
            amountVnd: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            occurredAt: null | string;
            donor: null | string;
            reference: null | string;
        };
        PublicGifts: {
            understood: components["schemas"]["GiftQuestionKind"];
            /** Format: int64 */
            amountVnd: null | number;
            /** Format: date */
            day: null | string;
            items: components["schemas"]["PublicGift"][];
            /** Format: uuid */
            next: null | string;
        };
        TaskStatusRow: {
            key: null | string;
            name: null | string;
            /** Format: uuid */
            planId: null | string;
            documentNumber: null | string;
            /** Format: int64 */
            total: number;
            /** Format: int64 */
            doneOnTime: number;
            /** Format: int64 */
            doneLate: number;
            /** Format: int64 */
            overdue: number;
            /** Format: int64 */
            waiting: number;
            /** Format: int64 */
            open: number;
            /** Format: double */
            percent: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

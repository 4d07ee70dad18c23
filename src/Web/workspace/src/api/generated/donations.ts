// Made by "npm run generate:api" from the OpenAPI document of donations; do not edit.

export interface paths {
    "/ledger/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    campaignId: string;
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
                        "application/json": components["schemas"]["TrialBalanceView"];
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
    "/campaigns": {
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
                        "application/json": components["schemas"]["PagedResultOfCampaignView"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OpenCampaignRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenCampaignResponse"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenCampaignResponse"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}": {
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
                        "application/json": components["schemas"]["CampaignView"];
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
    "/campaigns/{campaignId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
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
                        "application/json": components["schemas"]["CampaignClosedView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/donations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    campaignId: string;
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
                        "application/json": components["schemas"]["PagedResultOfDonationView"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecordDonationRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordDonationResponse"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordDonationResponse"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/donations/{donationId}": {
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
                    donationId: string;
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
                        "application/json": components["schemas"]["DonationView"];
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
    "/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    campaignId: string;
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
                        "application/json": components["schemas"]["PagedResultOfStatementView"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query: {
                    campaignId: string;
                    fileName: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/octet-stream": components["schemas"]["Stream"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StatementView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StatementView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/statements/{statementId}": {
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
                    statementId: string;
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
                        "application/json": components["schemas"]["StatementView"];
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
        CampaignAccount: {
            bankName: string;
            accountNumber: string;
        };
        CampaignClosedView: {
            /** Format: uuid */
            campaignId: string;
            /** Format: date */
            closedOn: string;
        };
        CampaignView: {
            /** Format: uuid */
            campaignId: string;
            slug: string;
            title: string;
            regime: components["schemas"]["FundraisingRegime"];
            /** Format: uuid */
            unitId: string;
            unitName: string;
            /** Format: uuid */
            beneficiaryUnitId: null | string;
            beneficiaryName: null | string;
            /** Format: date */
            opensOn: string;
            /** Format: date */
            closesOn: null | string;
            /** Format: date */
            closedOn: null | string;
            bankName: null | string;
            account: null | string;
            /** Format: date-time */
            openedAt: string;
        };
        DonationView: {
            /** Format: uuid */
            donationId: string;
            /** Format: uuid */
            campaignId: string;
            /** Format: int64 */
            amountVnd: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            occurredAt: null | string;
            donorName: null | string;
            donorDisplay: components["schemas"]["DonorDisplay"];
            reference: null | string;
            memo: null | string;
            source: components["schemas"]["GiftSource"];
            /** Format: uuid */
            statementId: null | string;
            /** Format: int32 */
            statementLine: null | number;
            /** Format: int64 */
            ledgerSequence: number;
            /** Format: date-time */
            recordedAt: string;
        };
        /** @enum {unknown} */
        DonorDisplay: "named" | "initials" | "anonymous";
        /**
         * @description The law under which a campaign collects; every deadline derives from it.
         * @enum {unknown}
         */
        FundraisingRegime: "tt16" | "nd93" | "other";
        /**
         * @description The road by which a gift came in.
         * @enum {unknown}
         */
        GiftSource: "http" | "grpc" | "statement";
        OpenCampaignRequest: {
            /** Format: uuid */
            campaignId: string;
            slug: string;
            title: string;
            regime: components["schemas"]["FundraisingRegime"];
            /** Format: uuid */
            unitId: string;
            /** Format: date */
            opensOn: string;
            /** Format: date */
            closesOn?: null | string;
            /** Format: uuid */
            beneficiaryUnitId?: null | string;
            account?: null | components["schemas"]["CampaignAccount"];
        };
        OpenCampaignResponse: {
            /** Format: uuid */
            campaignId: string;
        };
        /** @description One page of a list. */
        PagedResultOfCampaignView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["CampaignView"][];
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
        PagedResultOfDonationView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["DonationView"][];
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
        PagedResultOfStatementView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["StatementView"][];
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
        QuarantinedLine: {
            /** Format: int32 */
            line: number;
            reason: string;
        };
        RecordDonationRequest: {
            /** Format: uuid */
            donationId: string;
            /** Format: uuid */
            campaignId: string;
            /** Format: int64 */
            amountVnd: number;
            /** Format: date-time */
            occurredAt: string;
            donorDisplay: components["schemas"]["DonorDisplay"];
            donorName?: null | string;
            reference?: null | string;
            memo?: null | string;
        };
        RecordDonationResponse: {
            /** Format: uuid */
            donationId: string;
        };
        RecoveredLine: {
            /** Format: int32 */
            line: number;
            /** Format: int64 */
            amountVnd: number;
            reason: string;
        };
        StatementRefusal: {
            code: string;
            title: string;
            detail: string;
            /** Format: int32 */
            line?: null | number;
        };
        /** @enum {unknown} */
        StatementState: "queued" | "reading" | "posting" | "posted" | "refused";
        StatementView: {
            /** Format: uuid */
            statementId: string;
            /** Format: uuid */
            campaignId: string;
            fileName: string;
            sha256: string;
            /** Format: date-time */
            receivedAt: string;
            state: components["schemas"]["StatementState"];
            /** Format: int32 */
            done: number;
            /** Format: int32 */
            total: null | number;
            account: null | string;
            /** Format: int64 */
            openingVnd: null | number;
            /** Format: int64 */
            closingVnd: null | number;
            /** Format: int64 */
            sumVnd: null | number;
            /** Format: int64 */
            debitsVnd: null | number;
            /** Format: int32 */
            entryCount: null | number;
            /** Format: int32 */
            added: number;
            /** Format: int32 */
            alreadyThere: number;
            recovered: components["schemas"]["RecoveredLine"][];
            quarantined: components["schemas"]["QuarantinedLine"][];
            refusal: null | components["schemas"]["StatementRefusal"];
        };
        /** Format: binary */
        Stream: string;
        TrialBalanceRow: {
            account: string;
            /** Format: int64 */
            debitVnd: number;
            /** Format: int64 */
            creditVnd: number;
            /** Format: int64 */
            balanceVnd: number;
        };
        TrialBalanceView: {
            /** Format: uuid */
            campaignId: string;
            /** Format: date-time */
            asOf: string;
            /** Format: int64 */
            entryCount: number;
            accounts: components["schemas"]["TrialBalanceRow"][];
            balanced: boolean;
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

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
    "/campaign-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    state?: string;
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
                        "application/json": components["schemas"]["PagedResultOfCampaignPlanView"];
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
    "/clocks": {
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
                    withDone?: boolean;
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
                        "application/json": components["schemas"]["PagedResultOfClock"];
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
    "/purposes": {
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
                        "application/json": components["schemas"]["Purpose"][];
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
    "/holidays/{year}": {
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
                    year: number;
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
                        "application/json": components["schemas"]["HolidayYear"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    year: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetHolidaysRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HolidayYear"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/thanks": {
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
            requestBody: {
                content: {
                    "application/json": components["schemas"]["IssueThanksRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ThanksBatch"];
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
    "/campaigns/{campaignId}/thanks-jobs": {
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
                        "application/json": components["schemas"]["PagedResultOfThanksJobView"];
                    };
                };
            };
        };
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
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ThanksJobRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ThanksJobView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ThanksJobView"];
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
    "/campaigns/{campaignId}/thanks-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    fromDay?: string;
                    toDay?: string;
                };
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
                        "application/json": components["schemas"]["ThanksPreview"];
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
    "/campaigns/{campaignId}/thanks-preview/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    place: string;
                    signedBy: string;
                    fromDay?: string;
                    toDay?: string;
                };
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
                    content?: never;
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
    "/receipt-batches/{batchId}/documents": {
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
                    batchId: string;
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
                    content?: never;
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
    "/restrictions/{restrictionId}/end": {
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
                    restrictionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EndRestrictionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RestrictionView"];
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
    "/donations/{donationId}/conditions": {
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
                        "application/json": components["schemas"]["PagedResultOfGiftConditionView"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    donationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoteConditionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GiftConditionView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GiftConditionView"];
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
    "/campaigns/{campaignId}/gift-conditions": {
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
                        "application/json": components["schemas"]["PagedResultOfGiftConditionView"];
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
    "/campaigns/{campaignId}/money": {
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
                        "application/json": components["schemas"]["CampaignMoneyView"];
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
    "/gift-conditions/{conditionId}/place": {
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
                    conditionId: string;
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
                        "application/json": components["schemas"]["GiftConditionView"];
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
    "/gift-conditions/{conditionId}/drop": {
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
                    conditionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DropConditionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GiftConditionView"];
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
    "/approvals": {
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
                        "application/json": components["schemas"]["PagedResultOfApproval"];
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
    "/statements/{statementId}/difference": {
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
                        "application/json": components["schemas"]["DifferenceView"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    statementId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DifferenceSignature"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DifferenceView"];
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
    "/campaigns/{campaignId}/settlement/draft": {
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
                        "application/json": components["schemas"]["SettlementView"];
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
    "/donations/{donationId}/receipt": {
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
                    content?: never;
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
    "/ledger/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    now?: boolean;
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
                        "application/json": components["schemas"]["LedgerCheckView"][];
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
                    "application/json": components["schemas"]["DraftCampaignRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignPlanView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignPlanView"];
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
                    year?: number;
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
    "/statements/preview": {
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
                query: {
                    campaignId: string;
                    year?: number;
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
                        "application/json": components["schemas"]["StatementPreview"];
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
    "/statements/{statementId}/difference/approve": {
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
                        "application/json": components["schemas"]["DifferenceView"];
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
    "/statements/mapping": {
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
                        "application/json": components["schemas"]["ColumnMapping"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query: {
                    campaignId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ColumnMapping"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ColumnMapping"];
                    };
                };
            };
        };
        post?: never;
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
    "/campaigns/{campaignId}/plan": {
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
                        "application/json": components["schemas"]["CampaignPlanView"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaignId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DraftCampaignRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignPlanView"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/plan/submit": {
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
                        "application/json": components["schemas"]["CampaignPlanView"];
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
    "/campaigns/{campaignId}/plan/approve": {
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
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ApproveCampaignRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignPlanView"];
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
    "/campaigns/{campaignId}/plan/return": {
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
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReturnCampaignRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignPlanView"];
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
    "/campaigns/{campaignId}/open": {
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
                        "application/json": components["schemas"]["CampaignPlanView"];
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
    "/campaigns/{campaignId}/qr.svg": {
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
                    content?: never;
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
    "/campaigns/{campaignId}/qr.png": {
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
                    content?: never;
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
    "/campaigns/{campaignId}/clocks": {
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
                        "application/json": components["schemas"]["Clock"][];
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
    "/campaigns/{campaignId}/clocks/{code}/done": {
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
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DutyDoneRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Clock"][];
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
    "/campaigns/{campaignId}/usage-plan": {
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
                        "application/json": components["schemas"]["UsagePlanView"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaignId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PostUsagePlanRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UsagePlanView"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/usage-plan/adopt": {
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
                        "application/json": components["schemas"]["UsagePlanView"];
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
    "/campaigns/{campaignId}/usage-plan/comments": {
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
                        "application/json": components["schemas"]["PagedResultOfUsageComment"];
                    };
                };
            };
        };
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
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LogCommentRequest"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/settlement": {
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
                        "application/json": components["schemas"]["SettlementView"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaignId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PrepareSettlementRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettlementView"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/settlement/publish": {
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
                        "application/json": components["schemas"]["SettlementView"];
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
    "/receipts": {
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
                        "application/json": components["schemas"]["PagedResultOfReceiptView"];
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
                    "application/json": components["schemas"]["IssueReceiptRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceiptView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceiptView"];
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
    "/receipts/{receiptId}": {
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
                    receiptId: string;
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
                        "application/json": components["schemas"]["ReceiptView"];
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
    "/receipts/{receiptId}/document": {
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
                    receiptId: string;
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
                    content?: never;
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
    "/receipts/{receiptId}/verify": {
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
                    receiptId: string;
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
                        "application/json": components["schemas"]["ReceiptCheck"];
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
    "/receipts/{receiptId}/cancel": {
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
                    receiptId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CancelReceiptRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceiptView"];
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
    "/classification/funds": {
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
                        "application/json": components["schemas"]["PagedResultOfFundView"];
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
    "/classification/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    bucketId: string;
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
                        "application/json": components["schemas"]["PagedResultOfUnclassifiedGift"];
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
    "/classification/run": {
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
                query: {
                    bucketId: string;
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
                        "application/json": components["schemas"]["ClassificationRun"];
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
    "/classification/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    bucketId: string;
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
                        "application/json": components["schemas"]["PagedResultOfAssignmentView"];
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
                    "application/json": components["schemas"]["ProposeAssignmentRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssignmentView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssignmentView"];
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
    "/classification/assignments/{assignmentId}/confirm": {
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
                    assignmentId: string;
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
                        "application/json": components["schemas"]["AssignmentView"];
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
    "/classification/assignments/{assignmentId}/refuse": {
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
                    assignmentId: string;
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
                        "application/json": components["schemas"]["AssignmentView"];
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
    "/classification/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    bucketId: string;
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
                        "application/json": components["schemas"]["RuleView"][];
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
                    "application/json": components["schemas"]["MakeRuleRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleView"];
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
    "/classification/rules/{ruleId}/approve": {
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
                    ruleId: string;
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
                        "application/json": components["schemas"]["RuleView"];
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
    "/classification/rules/{ruleId}/end": {
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
                    ruleId: string;
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
                        "application/json": components["schemas"]["RuleView"];
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
    "/pledges": {
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
                        "application/json": components["schemas"]["PagedResultOfPledgeView"];
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
                    "application/json": components["schemas"]["RecordPledgeRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PledgeView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PledgeView"];
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
    "/pledges/{pledgeId}": {
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
                    pledgeId: string;
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
                        "application/json": components["schemas"]["PledgeView"];
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
    "/pledges/{pledgeId}/qr.svg": {
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
                    pledgeId: string;
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
                    content?: never;
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
    "/pledges/{pledgeId}/withdraw": {
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
                    pledgeId: string;
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
                        "application/json": components["schemas"]["PledgeView"];
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
    "/pledges/match": {
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
                        "application/json": components["schemas"]["PledgeMatching"];
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
    "/cash": {
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
                        "application/json": components["schemas"]["PagedResultOfCashView"];
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
                    "application/json": components["schemas"]["CountCashRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CashView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CashView"];
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
    "/cash/{cashId}/confirm": {
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
                    cashId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecountCashRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CashView"];
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
    "/cash/{cashId}/refuse": {
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
                    cashId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RefuseCashRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CashView"];
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
    "/goods/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    all?: boolean;
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
                        "application/json": components["schemas"]["PagedResultOfGoodsItem"];
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
    "/goods/items/{itemCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    itemCode: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PutGoodsItemRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GoodsItem"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GoodsItem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/goods/warehouses": {
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
                        "application/json": components["schemas"]["PagedResultOfWarehouseView"];
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
                    "application/json": components["schemas"]["AddWarehouseRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WarehouseView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WarehouseView"];
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
    "/goods/stock": {
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
                    warehouseId?: string;
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
                        "application/json": components["schemas"]["GoodsStockRow"][];
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
    "/goods/intakes": {
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
                        "application/json": components["schemas"]["PagedResultOfGoodsIntakeView"];
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
                    "application/json": components["schemas"]["DeclareGoodsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GoodsIntakeView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GoodsIntakeView"];
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
    "/goods/intakes/{intakeId}/count": {
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
                    intakeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CountGoodsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GoodsIntakeView"];
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
    "/goods/intakes/{intakeId}/refuse": {
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
                    intakeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RefuseGoodsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GoodsIntakeView"];
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
    "/goods/intakes/{intakeId}/document": {
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
                    intakeId: string;
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
                    content?: never;
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
    "/goods/payments": {
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
                        "application/json": components["schemas"]["PagedResultOfInvoicePayment"];
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
    "/goods/intakes/{intakeId}/payments": {
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
                    intakeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MatchPaymentRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GoodsIntakeView"];
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
    "/goods/payments/{sequence}/undo": {
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
                    sequence: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/goods/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    campaignId?: string;
                    state?: string;
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
                        "application/json": components["schemas"]["PagedResultOfShipmentView"];
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
                    "application/json": components["schemas"]["PrepareShipmentRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
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
    "/goods/shipments/{shipmentId}": {
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
                    shipmentId: string;
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
                        "application/json": components["schemas"]["ShipmentView"];
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
    "/goods/shipments/{shipmentId}/cancel": {
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
                    shipmentId: string;
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
                        "application/json": components["schemas"]["ShipmentView"];
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
    "/goods/shipments/{shipmentId}/send": {
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
                    shipmentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SendShipmentRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
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
    "/goods/shipments/{shipmentId}/receive": {
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
                    shipmentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReceiveShipmentRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
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
    "/goods/shipments/{shipmentId}/return": {
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
                    shipmentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReturnGoodsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
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
    "/goods/shipments/{shipmentId}/document": {
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
                    shipmentId: string;
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
                    content?: never;
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
    "/goods/shipments/{shipmentId}/verify": {
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
                    shipmentId: string;
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
                        "application/json": components["schemas"]["HandoverCheck"];
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
    "/goods/described": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    campaignId?: string;
                    state?: string;
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
                        "application/json": components["schemas"]["PagedResultOfDescribedGiftView"];
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
                    "application/json": components["schemas"]["OfferDescribedRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DescribedGiftView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DescribedGiftView"];
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
    "/goods/described/{giftId}": {
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
                    giftId: string;
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
                        "application/json": components["schemas"]["DescribedGiftView"];
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
    "/goods/described/{giftId}/agree": {
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
                    giftId: string;
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
                        "application/json": components["schemas"]["DescribedGiftView"];
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
    "/goods/described/{giftId}/refuse": {
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
                    giftId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RefuseDescribedRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DescribedGiftView"];
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
    "/goods/described/{giftId}/cancel": {
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
                    giftId: string;
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
                        "application/json": components["schemas"]["DescribedGiftView"];
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
    "/goods/described/{giftId}/accept": {
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
                    giftId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AcceptDescribedRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DescribedGiftView"];
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
    "/goods/described/{giftId}/document": {
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
                    giftId: string;
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
                    content?: never;
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
    "/goods/described/{giftId}/verify": {
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
                    giftId: string;
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
                        "application/json": components["schemas"]["HandoverCheck"];
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
    "/goods/write-offs": {
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
                        "application/json": components["schemas"]["PagedResultOfWriteOffView"];
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
                    "application/json": components["schemas"]["ProposeWriteOffRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WriteOffView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WriteOffView"];
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
    "/goods/write-offs/{writeOffId}/confirm": {
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
                    writeOffId: string;
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
                        "application/json": components["schemas"]["WriteOffView"];
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
    "/goods/write-offs/{writeOffId}/refuse": {
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
                    writeOffId: string;
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
                        "application/json": components["schemas"]["WriteOffView"];
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
    "/campaigns/{campaignId}/restrictions": {
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
                        "application/json": components["schemas"]["PagedResultOfRestrictionView"];
                    };
                };
            };
        };
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
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AddRestrictionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RestrictionView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RestrictionView"];
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
    "/reconciliation": {
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
                        "application/json": components["schemas"]["BankBoard"];
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
    "/reconciliation/lines": {
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
                    state?: string;
                    afterDay?: string;
                    afterPosition?: number;
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
                        "application/json": components["schemas"]["BankLines"];
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
    "/public/gifts": {
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
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ShownGiftsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShownGifts"];
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
    "/public/ledger-totals": {
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
                        "application/json": components["schemas"]["PagedResultOfLedgerTotal"];
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
    "/public/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
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
                        "application/json": components["schemas"]["PagedResultOfPublicPromise"];
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
    "/ledgers": {
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
                        "application/json": components["schemas"]["LedgerView"][];
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
    "/ledgers/{ledgerId}/checkpoint": {
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
                    ledgerId: string;
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
                    content?: never;
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
    "/ledgers/{ledgerId}/tile/{tile}": {
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
                    ledgerId: string;
                    tile: string;
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
                    content?: never;
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
    "/ledgers/{ledgerId}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: number;
                    count?: number;
                };
                header?: never;
                path: {
                    ledgerId: string;
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
                    content?: never;
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
    "/ledgers/{ledgerId}/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    at?: string;
                    known?: string;
                    campaignId?: string;
                    page?: number;
                    pageSize?: number;
                };
                header?: never;
                path: {
                    ledgerId: string;
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
                        "application/json": components["schemas"]["PagedResultOfBalanceRow"];
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
    "/ledgers/{ledgerId}/journal/{format}": {
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
                    ledgerId: string;
                    format: string;
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
                    content?: never;
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
    "/ledgers/{ledgerId}/proofs/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    giftId?: string;
                    index?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    ledgerId: string;
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
                        "application/json": components["schemas"]["InclusionView"];
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
    "/ledgers/{ledgerId}/proofs/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from: number;
                    to?: number;
                };
                header?: never;
                path: {
                    ledgerId: string;
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
                        "application/json": components["schemas"]["ConsistencyView"];
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
    "/ledgers/{ledgerId}/receipts/{giftId}": {
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
                    ledgerId: string;
                    giftId: string;
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
                    content?: never;
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
    "/ledgers/{ledgerId}/periods": {
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
                path: {
                    ledgerId: string;
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
                        "application/json": components["schemas"]["PagedResultOfClosedPeriod"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ledgerId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProposeClosingRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeriodView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeriodView"];
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
    "/ledgers/{ledgerId}/periods/wishes": {
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
                path: {
                    ledgerId: string;
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
                        "application/json": components["schemas"]["PagedResultOfPeriodView"];
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
    "/ledgers/{ledgerId}/periods/{periodId}/confirm": {
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
                    ledgerId: string;
                    periodId: string;
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
                        "application/json": components["schemas"]["PeriodView"];
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
    "/ledgers/{ledgerId}/periods/{periodId}/refuse": {
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
                    ledgerId: string;
                    periodId: string;
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
                        "application/json": components["schemas"]["PeriodView"];
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
    "/ledger/corrections": {
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
                    state?: string;
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
                        "application/json": components["schemas"]["PagedResultOfCorrectionView"];
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
                    "application/json": components["schemas"]["ProposeCorrectionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CorrectionView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CorrectionView"];
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
    "/ledger/corrections/{correctionId}/confirm": {
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
                    correctionId: string;
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
                        "application/json": components["schemas"]["CorrectionView"];
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
    "/ledger/corrections/{correctionId}/refuse": {
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
                    correctionId: string;
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
                        "application/json": components["schemas"]["CorrectionView"];
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
    "/ledger/entries": {
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
                    before?: number;
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
                        "application/json": components["schemas"]["EntryPage"];
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
    "/ledger/entries/{sequence}": {
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
                    sequence: number;
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
                        "application/json": components["schemas"]["EntryView"];
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
    "/ledger/entries/{sequence}/bytes": {
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
                    sequence: number;
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
                        "application/json": components["schemas"]["EntryBytes"];
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
    "/witness/key": {
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
                    content?: never;
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
    "/witness/add-checkpoint": {
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
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/plain": string;
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/witness/{originHash}/checkpoint": {
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
                    originHash: string;
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
                    content?: never;
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
        AcceptDescribedRequest: {
            /** Format: int64 */
            accepted: number;
            receiverName: string;
            place: string;
            note?: null | string;
        };
        AddRestrictionRequest: {
            /** Format: uuid */
            restrictionId: string;
            said: string;
            purposes?: null | string[];
            /** Format: uuid */
            placeUnitId?: null | string;
            /** Format: date */
            useFrom?: null | string;
            /** Format: date */
            useUntil?: null | string;
        };
        AddWarehouseRequest: {
            /** Format: uuid */
            warehouseId: string;
            /** Format: uuid */
            unitId: string;
            name: string;
            address?: null | string;
        };
        Approval: {
            kind: components["schemas"]["ApprovalKind"];
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            campaignId: null | string;
            campaignTitle: null | string;
            /** Format: uuid */
            ledgerId?: null | string;
            what: null | string;
            toTitle: null | string;
            /** Format: int64 */
            amountVnd: null | number;
            /** Format: date-time */
            askedAt: string;
        };
        /** @enum {unknown} */
        ApprovalKind: "plan" | "usage_plan" | "settlement" | "difference" | "assignment" | "rule" | "cash" | "correction" | "goods_intake" | "write_off" | "described_gift" | "gift_condition" | "period_closing";
        ApproveCampaignRequest: {
            approverName: string;
            approvalNumber?: null | string;
        };
        /** @enum {unknown} */
        AssignmentState: "proposed" | "confirmed" | "refused";
        AssignmentView: {
            /** Format: uuid */
            assignmentId: string;
            /** Format: uuid */
            donationId: string;
            /** Format: uuid */
            bucketId: string;
            /** Format: uuid */
            toCampaign: string;
            reason: string;
            state: components["schemas"]["AssignmentState"];
            /** Format: uuid */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            decidedBy: null | string;
        };
        BalanceRow: {
            /** Format: uuid */
            accountId: string;
            /** Format: uuid */
            campaignId: string;
            slug: string;
            account: string;
            commodity: string;
            /** Format: int64 */
            balance: number;
        };
        BankBoard: {
            /** Format: uuid */
            campaignId: string;
            isFund: boolean;
            /** Format: int64 */
            statements: number;
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            creditCount: number;
            /** Format: int64 */
            creditVnd: number;
            /** Format: int64 */
            returnedCount: number;
            /** Format: int64 */
            returnedVnd: number;
            /** Format: int64 */
            classifiedCount: number;
            /** Format: int64 */
            classifiedVnd: number;
            /** Format: int64 */
            quarantinedCount: number;
            /** Format: int64 */
            closingVnd: null | number;
            /** Format: date */
            toDay: null | string;
        };
        BankLine: {
            /** Format: date */
            day: string;
            /** Format: int32 */
            position: number;
            /** Format: int64 */
            amountVnd: number;
            /** Format: int64 */
            balanceVnd: null | number;
            memo: string;
            reference: null | string;
            recovered: boolean;
            /** Format: uuid */
            statementId: string;
            /** Format: int32 */
            lineNumber: number;
            /** Format: int64 */
            byteOffset: number;
            /** Format: int32 */
            byteCount: number;
            /** Format: int64 */
            entrySequence: number;
            /** Format: uuid */
            donationId: null | string;
            /** Format: uuid */
            standsIn: null | string;
            state: components["schemas"]["BankLineState"];
        };
        BankLines: {
            items: components["schemas"]["BankLine"][];
            /** Format: date */
            nextDay: null | string;
            /** Format: int32 */
            nextPosition: null | number;
        };
        /** @enum {unknown} */
        BankLineState: "matched" | "classified" | "waiting" | "returned";
        /** @enum {unknown} */
        BookAccount: "bank" | "in_transit" | "received" | "paid_out";
        BudgetLine: {
            purpose: string;
            what: string;
            /** Format: int64 */
            costVnd: number;
        };
        CampaignAccount: {
            bankName: string;
            accountNumber: string;
            bin?: null | string;
            /** @default false */
            shared: boolean;
        };
        CampaignClosedView: {
            /** Format: uuid */
            campaignId: string;
            /** Format: date */
            closedOn: string;
        };
        CampaignMoneyView: {
            /** Format: uuid */
            campaignId: string;
            /** Format: int64 */
            receivedVnd: number;
            /** Format: int64 */
            invoicedVnd: number;
            /** Format: int64 */
            heldVnd: number;
            /** Format: int64 */
            freeVnd: number;
            /** Format: int64 */
            boundLeftVnd: number;
            funds: components["schemas"]["ConditionalFund"][];
        };
        CampaignPlanBody: {
            content: string;
            beneficiaries: string;
            method: string;
            budget: components["schemas"]["BudgetLine"][];
            team: components["schemas"]["TeamMember"][];
        };
        CampaignPlanView: {
            /** Format: uuid */
            campaignId: string;
            slug: string;
            title: string;
            regime: components["schemas"]["FundraisingRegime"];
            state: components["schemas"]["CampaignStage"];
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
            bankName: null | string;
            account: null | string;
            accountShared: boolean;
            plan: null | components["schemas"]["CampaignPlanBody"];
            /** Format: uuid */
            createdBy: string;
            /** Format: uuid */
            submittedBy: null | string;
            /** Format: date-time */
            submittedAt: null | string;
            /** Format: uuid */
            approvedBy: null | string;
            /** Format: date-time */
            approvedAt: null | string;
            approverName: null | string;
            approvalNumber: null | string;
            returnReason: null | string;
            /** Format: date-time */
            openedAt: null | string;
            /** Format: date */
            closedOn: null | string;
            /** Format: date-time */
            settledAt: null | string;
            /** Format: int32 */
            revision: number;
            /** Format: uuid */
            conditionOf?: null | string;
        };
        /** @enum {unknown} */
        CampaignStage: "draft" | "submitted" | "approved" | "open" | "closed" | "settled";
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
        CancelReceiptRequest: {
            reason: string;
        };
        /** @enum {unknown} */
        CashState: "counted" | "confirmed" | "refused";
        CashView: {
            /** Format: uuid */
            cashId: string;
            /** Format: uuid */
            campaignId: string;
            /** Format: int64 */
            amountVnd: number;
            donorName: null | string;
            donorDisplay: components["schemas"]["DonorDisplay"];
            note: null | string;
            state: components["schemas"]["CashState"];
            /** Format: uuid */
            countedBy: string;
            /** Format: date-time */
            countedAt: string;
            /** Format: uuid */
            decidedBy: null | string;
            refuseReason: null | string;
        };
        ClassificationRun: {
            /** Format: int32 */
            looked: number;
            /** Format: int32 */
            byCode: number;
            /** Format: int32 */
            byRule: number;
            /** Format: int32 */
            several: number;
            /** Format: int32 */
            none: number;
        };
        Clock: {
            /** Format: uuid */
            campaignId: string;
            campaignTitle: string;
            code: string;
            title: string;
            article: string;
            /** Format: date */
            dueOn: null | string;
            /** Format: date */
            doneOn: null | string;
            state: components["schemas"]["ClockState"];
            calendarConfirmed: boolean;
        };
        /** @enum {unknown} */
        ClockState: "waiting" | "running" | "elapsed" | "done" | "done_late" | "overdue";
        ClosedPeriod: {
            /** Format: date */
            endsOn: string;
            /** Format: date-time */
            closedAt: string;
            /** Format: int64 */
            size: number;
            /** Format: byte */
            root: string;
            seal: null | string;
        };
        ColumnMapping: {
            layout: string;
            columns: components["schemas"]["ColumnRole"][];
            headings: string[];
            dayOrder?: components["schemas"]["DayOrder"];
            decimalMark?: null | string;
            /** Format: int32 */
            year?: null | number;
            isComplete?: boolean;
        };
        /** @enum {unknown} */
        ColumnRole: "ignored" | "day" | "time" | "other_day" | "memo" | "party" | "debit" | "credit" | "amount" | "side" | "balance" | "reference" | "currency";
        ConditionalFund: {
            /** Format: uuid */
            campaignId: string;
            title: string;
            /** Format: int64 */
            receivedVnd: number;
            /** Format: int64 */
            invoicedVnd: number;
            /** Format: int64 */
            leftVnd: number;
        };
        ConsistencyView: {
            /** Format: int64 */
            from: number;
            /** Format: int64 */
            to: number;
            consistency: string[];
        };
        CorrectionLeg: {
            account: components["schemas"]["BookAccount"];
            /** Format: int64 */
            amountVnd: number;
        };
        /** @enum {unknown} */
        CorrectionState: "proposed" | "confirmed" | "refused";
        CorrectionView: {
            /** Format: uuid */
            correctionId: string;
            /** Format: uuid */
            campaignId: string;
            /** Format: int64 */
            reverses: null | number;
            legs: components["schemas"]["CorrectionLeg"][];
            /** Format: date */
            occurredOn: string;
            reason: string;
            state: components["schemas"]["CorrectionState"];
            /** Format: uuid */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            decidedBy: null | string;
            /** Format: date-time */
            decidedAt: null | string;
            /** Format: int64 */
            ledgerSequence: null | number;
        };
        CountCashRequest: {
            /** Format: uuid */
            cashId: string;
            /** Format: uuid */
            campaignId: string;
            /** Format: int64 */
            amountVnd: number;
            donorDisplay: components["schemas"]["DonorDisplay"];
            donorName?: null | string;
            note?: null | string;
        };
        CountGoodsRequest: {
            counts: components["schemas"]["GoodsQuantity"][];
            place: string;
            note?: null | string;
        };
        /**
         * @default day_month_year
         * @enum {unknown}
         */
        DayOrder: "day_month_year" | "month_day_year" | "year_month_day";
        DeclareGoodsRequest: {
            /** Format: uuid */
            intakeId: string;
            /** Format: uuid */
            campaignId: string;
            /** Format: uuid */
            warehouseId: string;
            origin: components["schemas"]["GoodsOrigin"];
            lines: components["schemas"]["GoodsQuantity"][];
            donorDisplay?: null | components["schemas"]["DonorDisplay"];
            donorName?: null | string;
            supplier?: null | string;
            invoice?: null | string;
            /** Format: int64 */
            costVnd?: null | number;
            note?: null | string;
        };
        /** @enum {unknown} */
        DescribedGiftState: "offered" | "agreed" | "accepted" | "refused" | "cancelled" | "expired";
        DescribedGiftView: {
            /** Format: uuid */
            giftId: string;
            /** Format: uuid */
            campaignId: string;
            campaignTitle: string;
            /** Format: uuid */
            schoolId: string;
            schoolName: string;
            kind: components["schemas"]["GoodsKind"];
            itemCode: string;
            description: string;
            unitName: string;
            /** Format: int64 */
            quantity: number;
            /** Format: int64 */
            statedValueVnd?: null | number;
            donorName?: null | string;
            donorDisplay: components["schemas"]["DonorDisplay"];
            note?: null | string;
            state: components["schemas"]["DescribedGiftState"];
            /** Format: uuid */
            offeredBy: string;
            /** Format: date-time */
            offeredAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            agreedBy?: null | string;
            /** Format: date-time */
            agreedAt?: null | string;
            /** Format: uuid */
            acceptedBy?: null | string;
            /** Format: date-time */
            acceptedAt?: null | string;
            /** Format: int64 */
            accepted?: null | number;
            receiverName?: null | string;
            acceptedNote?: null | string;
            endedNote?: null | string;
            documentNumber?: null | string;
            place?: null | string;
            /** Format: int64 */
            ledgerSequence?: null | number;
        };
        DifferenceSignature: {
            /** Format: int64 */
            differenceVnd: number;
            reason: string;
        };
        DifferenceView: {
            /** Format: uuid */
            statementId: string;
            /** Format: int64 */
            differenceVnd: number;
            reason: string;
            /** Format: uuid */
            signedBy: string;
            /** Format: uuid */
            approvedBy: null | string;
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
            /** Format: int64 */
            reversedBy: null | number;
            /** Format: uuid */
            conditionId: null | string;
            conditionSaid: null | string;
            conditionState: null | components["schemas"]["GiftConditionState"];
            /** Format: date-time */
            recordedAt: string;
        };
        /** @enum {unknown} */
        DonorDisplay: "named" | "initials" | "anonymous";
        DraftCampaignRequest: {
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
            plan?: null | components["schemas"]["CampaignPlanBody"];
        };
        DropConditionRequest: {
            reason: string;
        };
        DutyDoneRequest: {
            /** Format: date */
            doneOn: string;
        };
        EndRestrictionRequest: {
            reason: string;
        };
        EntryBankLine: {
            /** Format: uuid */
            statementId: string;
            /** Format: uuid */
            campaignId: string;
            fileName: string;
            /** Format: int32 */
            lineNumber: number;
            /** Format: date */
            day: string;
            /** Format: int32 */
            position: number;
            /** Format: int64 */
            amountVnd: number;
            /** Format: int64 */
            balanceVnd: null | number;
            memo: string;
            recovered: boolean;
        };
        EntryBytes: {
            /** Format: uuid */
            statementId: string;
            fileName: string;
            sha256: string;
            /** Format: int64 */
            fileBytes: number;
            /** Format: int32 */
            lineNumber: number;
            /** Format: int64 */
            byteOffset: null | number;
            /** Format: int32 */
            byteCount: number;
            /** Format: byte */
            bytes: null | string;
            before: null | string;
            text: null | string;
            after: null | string;
            sheet?: null | components["schemas"]["EntrySheet"];
        };
        EntryLeg: {
            account: string;
            /** Format: uuid */
            campaignId: string;
            campaignTitle: string;
            place: null | string;
            /** Format: int64 */
            amount: number;
            commodity: string;
        };
        EntryLine: {
            /** Format: int64 */
            sequence: number;
            /** Format: int64 */
            index: number;
            kind: string;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            /** Format: int64 */
            amountVnd: number;
            /** Format: int64 */
            reverses: null | number;
            /** Format: int64 */
            reversedBy: null | number;
            fromStatement: boolean;
        };
        EntryPage: {
            items: components["schemas"]["EntryLine"][];
            /** Format: int64 */
            next: null | number;
        };
        EntrySheet: {
            name: string;
            part: string;
            cells: components["schemas"]["WorkbookCell"][];
        };
        EntryView: {
            line: components["schemas"]["EntryLine"];
            /** Format: uuid */
            ledgerId: string;
            /** Format: uuid */
            donationId: null | string;
            source: string;
            legs: components["schemas"]["EntryLeg"][];
            bankLine: null | components["schemas"]["EntryBankLine"];
            correction: null | components["schemas"]["CorrectionView"];
        };
        /**
         * @description The law under which a campaign collects; every deadline derives from it.
         * @enum {unknown}
         */
        FundraisingRegime: "tt16" | "nd93" | "other";
        FundView: {
            /** Format: uuid */
            bucketId: string;
            title: string;
            slug: string;
            campaigns: string[];
        };
        /** @enum {unknown} */
        GiftConditionState: "open" | "placed" | "dropped";
        GiftConditionView: {
            /** Format: uuid */
            conditionId: string;
            /** Format: uuid */
            donationId: string;
            /** Format: int64 */
            amountVnd: number;
            /** Format: uuid */
            campaignId: string;
            said: string;
            purposes: null | string[];
            /** Format: uuid */
            placeUnitId: null | string;
            placeName: null | string;
            /** Format: date */
            useFrom: null | string;
            /** Format: date */
            useUntil: null | string;
            state: components["schemas"]["GiftConditionState"];
            reason: null | string;
            /** Format: uuid */
            madeBy: string;
            /** Format: date-time */
            madeAt: string;
            /** Format: uuid */
            toCampaign: null | string;
            /** Format: date-time */
            placedAt: null | string;
            /** Format: date-time */
            droppedAt: null | string;
            dropReason: null | string;
        };
        /**
         * @description The road by which a gift came in.
         * @enum {unknown}
         */
        GiftSource: "http" | "grpc" | "statement";
        GiverTerms: {
            said: string;
            purposes?: null | string[];
            /** Format: uuid */
            placeUnitId?: null | string;
            /** Format: date */
            useFrom?: null | string;
            /** Format: date */
            useUntil?: null | string;
        };
        GoodsIntakeLine: {
            itemCode: string;
            name: string;
            unitName: string;
            /** Format: int64 */
            declared: number;
            /** Format: int64 */
            counted?: null | number;
        };
        /** @enum {unknown} */
        GoodsIntakeState: "declared" | "counted" | "refused";
        GoodsIntakeView: {
            /** Format: uuid */
            intakeId: string;
            /** Format: uuid */
            campaignId: string;
            /** Format: uuid */
            warehouseId: string;
            warehouseName: string;
            origin: components["schemas"]["GoodsOrigin"];
            donorName?: null | string;
            donorDisplay?: null | components["schemas"]["DonorDisplay"];
            supplier?: null | string;
            invoice?: null | string;
            /** Format: int64 */
            costVnd?: null | number;
            /** Format: int64 */
            paidVnd?: number;
            note?: null | string;
            state: components["schemas"]["GoodsIntakeState"];
            /** Format: uuid */
            declaredBy: string;
            /** Format: date-time */
            declaredAt: string;
            /** Format: uuid */
            decidedBy?: null | string;
            /** Format: date-time */
            decidedAt?: null | string;
            decisionNote?: null | string;
            /** Format: int64 */
            ledgerSequence?: null | number;
            documentNumber?: null | string;
            place?: null | string;
            lines?: components["schemas"]["GoodsIntakeLine"][];
        };
        GoodsItem: {
            itemCode: string;
            name: string;
            unitName: string;
            packName?: null | string;
            /** Format: int64 */
            packSize?: null | number;
            isActive: boolean;
            kind: components["schemas"]["GoodsKind"];
        };
        /** @enum {unknown} */
        GoodsKind: "good" | "service" | "work";
        /** @description A quantity of one good, or of one service or work. */
        GoodsLine: {
            /** @description Code in the catalogue, for example "SGK-BO"; a service or work has one of its own. */
            itemCode: string;
            /** @description Its Vietnamese name on that day; what was done. */
            name: string;
            /** @description What is counted: "bộ", "cuốn", "cái". */
            unitName: string;
            /**
             * Format: int64
             * @description How many, more than 0.
             */
            quantity: number;
        };
        /** @enum {unknown} */
        GoodsOrigin: "gift" | "purchase";
        GoodsQuantity: {
            itemCode: string;
            /** Format: int64 */
            quantity: number;
        };
        GoodsStockRow: {
            itemCode: string;
            name: string;
            unitName: string;
            /** Format: int64 */
            given: number;
            /** Format: int64 */
            bought: number;
            /** Format: int64 */
            inWarehouses: number;
            /** Format: int64 */
            held: number;
            /** Format: int64 */
            inShipment: number;
            /** Format: int64 */
            delivered: number;
            /** Format: int64 */
            writtenOff: number;
        };
        HandoverCheck: {
            documentNumber: string;
            campaignTitle: string;
            schoolName: string;
            /** Format: date */
            receivedOn: string;
            /** Format: int64 */
            ledgerSequence: null | number;
            goods: components["schemas"]["GoodsLine"][];
        };
        Holiday: {
            /** Format: date */
            day: string;
            isWorking: boolean;
            name: string;
        };
        HolidayYear: {
            /** Format: int32 */
            year: number;
            confirmed: boolean;
            days: components["schemas"]["Holiday"][];
            source: null | string;
            /** Format: date-time */
            enteredAt: null | string;
        };
        InclusionView: {
            /** Format: int64 */
            index: number;
            /** Format: int64 */
            size: number;
            inclusion: string[];
            checkpoint: string;
        };
        /** @enum {unknown} */
        InstalmentState: "waiting" | "overdue" | "received";
        InstalmentView: {
            /** Format: int32 */
            line: number;
            /** Format: date */
            dueOn: string;
            /** Format: int64 */
            amountVnd: number;
            /** Format: int64 */
            receivedVnd: number;
            state: components["schemas"]["InstalmentState"];
        };
        InvoicePayment: {
            /** Format: int64 */
            entrySequence: number;
            /** Format: date */
            day: string;
            /** Format: int64 */
            amountVnd: number;
            memo: string;
            /** Format: uuid */
            intakeId: null | string;
            supplier: null | string;
            invoice: null | string;
            /** Format: uuid */
            matchedBy: null | string;
        };
        IssueReceiptRequest: {
            /** Format: uuid */
            receiptId: string;
            kind: components["schemas"]["ReceiptKind"];
            donationIds: string[];
            place: string;
            givenBy?: null | string;
            receivedBy?: null | string;
        };
        IssueThanksRequest: {
            /** Format: uuid */
            batchId: string;
            place: string;
            signedBy: string;
        };
        LedgerCheckView: {
            /** Format: uuid */
            ledgerId: string;
            /** Format: date-time */
            checkedAt: string;
            /** Format: int64 */
            entries: number;
            problems: components["schemas"]["LedgerProblem"][];
        };
        LedgerProblem: {
            code: string;
            /** Format: int64 */
            where: null | number;
            detail: string;
        };
        LedgerTotal: {
            /** Format: uuid */
            campaignId: string;
            /** Format: int64 */
            receivedVnd: number;
            /** Format: int64 */
            bankLedgerVnd: number;
            /** Format: int64 */
            bankVnd: null | number;
        };
        LedgerView: {
            /** Format: uuid */
            ledgerId: string;
            origin: null | string;
            publicKey: null | string;
            /** Format: int64 */
            size: number;
        };
        LogCommentRequest: {
            /** Format: uuid */
            commentId: string;
            text: string;
            saidBy?: null | string;
        };
        MakeRuleRequest: {
            /** Format: uuid */
            ruleId: string;
            /** Format: uuid */
            bucketId: string;
            /** Format: uuid */
            toCampaign: string;
            words: string;
        };
        MatchPaymentRequest: {
            /** Format: int64 */
            entrySequence: number;
        };
        NoteConditionRequest: {
            /** Format: uuid */
            conditionId: string;
            terms: components["schemas"]["GiverTerms"];
            reason: string;
        };
        OfferDescribedRequest: {
            /** Format: uuid */
            giftId: string;
            /** Format: uuid */
            campaignId: string;
            /** Format: uuid */
            schoolId: string;
            kind: components["schemas"]["GoodsKind"];
            description: string;
            unitName: string;
            /** Format: int64 */
            quantity: number;
            donorDisplay: components["schemas"]["DonorDisplay"];
            donorName?: null | string;
            /** Format: int64 */
            statedValueVnd?: null | number;
            /**
             * Format: int32
             * @default 90
             */
            standsDays: number;
            note?: null | string;
        };
        /** @description One page of a list. */
        PagedResultOfApproval: {
            /** @description At most PageSize items. */
            items: components["schemas"]["Approval"][];
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
        PagedResultOfAssignmentView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["AssignmentView"][];
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
        PagedResultOfBalanceRow: {
            /** @description At most PageSize items. */
            items: components["schemas"]["BalanceRow"][];
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
        PagedResultOfCampaignPlanView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["CampaignPlanView"][];
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
        PagedResultOfCashView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["CashView"][];
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
        PagedResultOfClock: {
            /** @description At most PageSize items. */
            items: components["schemas"]["Clock"][];
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
        PagedResultOfClosedPeriod: {
            /** @description At most PageSize items. */
            items: components["schemas"]["ClosedPeriod"][];
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
        PagedResultOfCorrectionView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["CorrectionView"][];
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
        PagedResultOfDescribedGiftView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["DescribedGiftView"][];
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
        PagedResultOfFundView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["FundView"][];
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
        PagedResultOfGiftConditionView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["GiftConditionView"][];
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
        PagedResultOfGoodsIntakeView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["GoodsIntakeView"][];
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
        PagedResultOfGoodsItem: {
            /** @description At most PageSize items. */
            items: components["schemas"]["GoodsItem"][];
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
        PagedResultOfInvoicePayment: {
            /** @description At most PageSize items. */
            items: components["schemas"]["InvoicePayment"][];
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
        PagedResultOfLedgerTotal: {
            /** @description At most PageSize items. */
            items: components["schemas"]["LedgerTotal"][];
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
        PagedResultOfPeriodView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["PeriodView"][];
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
        PagedResultOfPledgeView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["PledgeView"][];
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
        PagedResultOfPublicPromise: {
            /** @description At most PageSize items. */
            items: components["schemas"]["PublicPromise"][];
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
        PagedResultOfReceiptView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["ReceiptView"][];
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
        PagedResultOfRestrictionView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["RestrictionView"][];
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
        PagedResultOfShipmentView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["ShipmentView"][];
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
        /** @description One page of a list. */
        PagedResultOfThanksJobView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["ThanksJobView"][];
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
        PagedResultOfUnclassifiedGift: {
            /** @description At most PageSize items. */
            items: components["schemas"]["UnclassifiedGift"][];
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
        PagedResultOfUsageComment: {
            /** @description At most PageSize items. */
            items: components["schemas"]["UsageComment"][];
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
        PagedResultOfWarehouseView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["WarehouseView"][];
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
        PagedResultOfWriteOffView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["WriteOffView"][];
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
        /** @enum {unknown} */
        PeriodState: "proposed" | "closed" | "refused";
        PeriodView: {
            /** Format: uuid */
            periodId: string;
            /** Format: uuid */
            ledgerId: string;
            /** Format: date */
            endsOn: string;
            state: components["schemas"]["PeriodState"];
            /** Format: uuid */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            decidedBy: null | string;
            /** Format: date-time */
            decidedAt: null | string;
            /** Format: int64 */
            size: null | number;
            /** Format: byte */
            root: null | string;
            seal: null | string;
        };
        PledgeInstalment: {
            /** Format: date */
            dueOn: string;
            /** Format: int64 */
            amountVnd: number;
        };
        PledgeMatching: {
            /** Format: int32 */
            looked: number;
            /** Format: int32 */
            matched: number;
        };
        PledgeView: {
            /** Format: uuid */
            pledgeId: string;
            /** Format: uuid */
            campaignId: string;
            donorName: string;
            donorDisplay: components["schemas"]["DonorDisplay"];
            /** Format: int64 */
            promisedVnd: number;
            /** Format: int64 */
            receivedVnd: number;
            code: string;
            /** Format: date-time */
            withdrawnAt: null | string;
            instalments: components["schemas"]["InstalmentView"][];
        };
        PostUsagePlanRequest: {
            lines: components["schemas"]["BudgetLine"][];
        };
        PrepareSettlementRequest: {
            lines: components["schemas"]["BudgetLine"][];
            auditNote?: null | string;
        };
        PrepareShipmentRequest: {
            /** Format: uuid */
            shipmentId: string;
            /** Format: uuid */
            campaignId: string;
            /** Format: uuid */
            warehouseId: string;
            /** Format: uuid */
            schoolId: string;
            lines: components["schemas"]["GoodsQuantity"][];
            /**
             * Format: int32
             * @default 7
             */
            holdDays: number;
            note?: null | string;
        };
        PreviewEffect: {
            /** Format: uuid */
            campaignId: string;
            title: string;
            why: string;
            /** Format: int32 */
            count: number;
            /** Format: int64 */
            sumVnd: number;
        };
        Proposal: {
            /** Format: uuid */
            campaignId: string;
            why: string;
            /** Format: int32 */
            times: number;
        };
        ProposeAssignmentRequest: {
            /** Format: uuid */
            assignmentId: string;
            /** Format: uuid */
            donationId: string;
            /** Format: uuid */
            toCampaign: string;
            reason: string;
            /** @default false */
            remember: boolean;
        };
        ProposeClosingRequest: {
            /** Format: uuid */
            periodId: string;
            /** Format: date */
            endsOn: string;
        };
        ProposeCorrectionRequest: {
            /** Format: uuid */
            correctionId: string;
            /** Format: uuid */
            campaignId: string;
            /** Format: date */
            occurredOn: string;
            reason: string;
            /** Format: int64 */
            reverses?: null | number;
            legs?: null | components["schemas"]["CorrectionLeg"][];
        };
        ProposeWriteOffRequest: {
            /** Format: uuid */
            writeOffId: string;
            /** Format: uuid */
            campaignId: string;
            itemCode: string;
            /** Format: int64 */
            quantity: number;
            reason: string;
            /** Format: uuid */
            shipmentId?: null | string;
            /** Format: uuid */
            warehouseId?: null | string;
        };
        PublicPromise: {
            /** Format: uuid */
            pledgeId: string;
            /** Format: uuid */
            campaignId: string;
            donor: null | string;
            /** Format: int64 */
            promisedVnd: number;
            /** Format: int64 */
            receivedVnd: number;
        };
        Purpose: {
            regime: string;
            code: string;
            isPermitted: boolean;
            article: string;
            nameVi: string;
            nameEn: string;
        };
        PutGoodsItemRequest: {
            name: string;
            unitName: string;
            packName?: null | string;
            /** Format: int64 */
            packSize?: null | number;
            /** @default true */
            isActive: boolean;
        };
        QuarantinedLine: {
            /** Format: int32 */
            line: number;
            reason: string;
        };
        ReceiptCheck: {
            documentNumber: string;
            kind: components["schemas"]["ReceiptKind"];
            unitName: string;
            /** Format: date */
            issuedOn: string;
            campaignTitle: string;
            /** Format: int64 */
            totalVnd: number;
            amountInWords: string;
            isCancelled: boolean;
            gifts: components["schemas"]["ReceiptGift"][];
        };
        ReceiptGift: {
            /** Format: uuid */
            donationId: string;
            /** Format: int64 */
            amountVnd: number;
            /** Format: date */
            occurredOn: string;
            donor: string;
            /** Format: int64 */
            ledgerSequence: number;
            proof: string;
        };
        /** @enum {unknown} */
        ReceiptKind: "acknowledgement" | "handover" | "cash_receipt" | "thanks";
        ReceiptView: {
            /** Format: uuid */
            receiptId: string;
            kind: components["schemas"]["ReceiptKind"];
            documentNumber: string;
            /** Format: int32 */
            number: number;
            /** Format: int32 */
            year: number;
            unitName: string;
            /** Format: date */
            issuedOn: string;
            /** Format: uuid */
            campaignId: string;
            campaignTitle: string;
            /** Format: int64 */
            totalVnd: number;
            place: string;
            givenBy: null | string;
            receivedBy: null | string;
            /** Format: date-time */
            cancelledAt: null | string;
            cancelReason: null | string;
            gifts: components["schemas"]["ReceiptGift"][];
            /** Format: int64 */
            cancelledByEntry?: null | number;
        };
        ReceiveShipmentRequest: {
            counts: components["schemas"]["GoodsQuantity"][];
            receiverName: string;
            place: string;
            note?: null | string;
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
            condition?: null | components["schemas"]["GiverTerms"];
        };
        RecordDonationResponse: {
            /** Format: uuid */
            donationId: string;
        };
        RecordPledgeRequest: {
            /** Format: uuid */
            pledgeId: string;
            /** Format: uuid */
            campaignId: string;
            donorName: string;
            donorDisplay: components["schemas"]["DonorDisplay"];
            instalments: components["schemas"]["PledgeInstalment"][];
        };
        RecountCashRequest: {
            /** Format: int64 */
            amountVnd: number;
        };
        RecoveredLine: {
            /** Format: int32 */
            line: number;
            /** Format: int64 */
            amountVnd: number;
            reason: string;
        };
        RefuseCashRequest: {
            reason: string;
        };
        RefuseDescribedRequest: {
            reason: string;
        };
        RefuseGoodsRequest: {
            reason: string;
        };
        RestrictionView: {
            /** Format: uuid */
            restrictionId: string;
            /** Format: uuid */
            campaignId: string;
            said: string;
            purposes: null | string[];
            /** Format: uuid */
            placeUnitId: null | string;
            placeName: null | string;
            /** Format: date */
            useFrom: null | string;
            /** Format: date */
            useUntil: null | string;
            /** Format: uuid */
            madeBy: string;
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            endedAt: null | string;
            endReason: null | string;
        };
        ReturnCampaignRequest: {
            reason: string;
        };
        ReturnGoodsRequest: {
            counts: components["schemas"]["GoodsQuantity"][];
        };
        RuleView: {
            /** Format: uuid */
            ruleId: string;
            /** Format: uuid */
            bucketId: string;
            /** Format: uuid */
            toCampaign: string;
            words: string;
            /** Format: uuid */
            madeBy: string;
            /** Format: uuid */
            approvedBy: null | string;
            /** Format: date-time */
            endedAt: null | string;
        };
        SendShipmentRequest: {
            carrier: string;
        };
        SetHolidaysRequest: {
            days: components["schemas"]["Holiday"][];
            source?: null | string;
        };
        SettlementView: {
            /** Format: uuid */
            campaignId: string;
            /** Format: int64 */
            receivedVnd: number;
            /** Format: int64 */
            spentVnd: number;
            /** Format: int64 */
            leftVnd: number;
            lines: components["schemas"]["BudgetLine"][];
            auditNote: null | string;
            /** Format: date */
            publishedOn: null | string;
        };
        ShipmentLine: {
            itemCode: string;
            name: string;
            unitName: string;
            /** Format: int64 */
            quantity: number;
            /** Format: int64 */
            received?: null | number;
            /** Format: int64 */
            returned: number;
            /** Format: int64 */
            lost: number;
            /** Format: int64 */
            missing?: number;
        };
        /** @enum {unknown} */
        ShipmentState: "prepared" | "sent" | "received" | "cancelled" | "expired";
        ShipmentView: {
            /** Format: uuid */
            shipmentId: string;
            /** Format: uuid */
            campaignId: string;
            campaignTitle: string;
            /** Format: uuid */
            warehouseId: string;
            warehouseName: string;
            /** Format: uuid */
            schoolId: string;
            schoolName: string;
            state: components["schemas"]["ShipmentState"];
            note?: null | string;
            /** Format: uuid */
            preparedBy: string;
            /** Format: date-time */
            preparedAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            sentBy?: null | string;
            /** Format: date-time */
            sentAt?: null | string;
            carrier?: null | string;
            /** Format: uuid */
            receivedBy?: null | string;
            /** Format: date-time */
            receivedAt?: null | string;
            receiverName?: null | string;
            receivedNote?: null | string;
            documentNumber?: null | string;
            place?: null | string;
            /** Format: int64 */
            ledgerSequence?: null | number;
            lines?: components["schemas"]["ShipmentLine"][];
        };
        ShownGift: {
            /** Format: uuid */
            donationId: string;
            donor: null | string;
            reference: null | string;
            code: null | string;
            /** Format: uuid */
            ledgerId: string;
            /** Format: int64 */
            ledgerIndex: number;
        };
        ShownGifts: {
            gifts: components["schemas"]["ShownGift"][];
        };
        ShownGiftsRequest: {
            donationIds: string[];
        };
        StatementPreview: {
            layout: string;
            mapping: null | components["schemas"]["ColumnMapping"];
            /** Format: int64 */
            openingVnd: null | number;
            /** Format: int64 */
            closingVnd: null | number;
            /** Format: date */
            fromDay: string;
            /** Format: date */
            toDay: string;
            /** Format: int32 */
            entryCount: number;
            /** Format: int64 */
            sumVnd: number;
            /** Format: int64 */
            debitsVnd: number;
            /** Format: int32 */
            added: number;
            /** Format: int32 */
            alreadyThere: number;
            /** Format: int64 */
            addedSumVnd: number;
            /** Format: int64 */
            addedDebitsVnd: number;
            /** Format: int64 */
            differenceVnd: number;
            objection: null | components["schemas"]["StatementRefusal"];
            recovered: components["schemas"]["RecoveredLine"][];
            quarantined: components["schemas"]["QuarantinedLine"][];
            effects: components["schemas"]["PreviewEffect"][];
        };
        StatementRefusal: {
            code: string;
            title: string;
            detail: string;
            /** Format: int32 */
            line?: null | number;
            tag?: null | string;
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
        TeamMember: {
            role: components["schemas"]["TeamRole"];
            name: string;
            /** Format: uuid */
            accountId?: null | string;
        };
        /** @enum {unknown} */
        TeamRole: "head_of_unit" | "chief_accountant" | "parents_board" | "student_body" | "community" | "member";
        ThanksBatch: {
            /** Format: uuid */
            batchId: string;
            /** Format: int32 */
            count: number;
            /** Format: int32 */
            firstNumber: number;
            /** Format: int32 */
            lastNumber: number;
            /** Format: int64 */
            left: number;
        };
        ThanksJobRequest: {
            /** Format: uuid */
            jobId: string;
            place: string;
            signedBy: string;
            /** Format: date */
            fromDay?: null | string;
            /** Format: date */
            toDay?: null | string;
        };
        ThanksJobView: {
            /** Format: uuid */
            jobId: string;
            /** Format: uuid */
            campaignId: string;
            /** Format: date */
            fromDay: null | string;
            /** Format: date */
            toDay: null | string;
            signedBy: string;
            /** Format: date-time */
            askedAt: string;
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            done: number;
            /** Format: date-time */
            finishedAt: null | string;
            batches: string[];
        };
        ThanksPreview: {
            /** Format: int64 */
            waiting: number;
            /** Format: int64 */
            thanked: number;
            /** Format: int64 */
            unnamed: number;
            firstDonor: null | string;
            /** Format: int64 */
            firstVnd: null | number;
        };
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
        UnclassifiedGift: {
            /** Format: uuid */
            donationId: string;
            /** Format: int64 */
            amountVnd: number;
            /** Format: date */
            occurredOn: string;
            memo: null | string;
            isProposed: boolean;
            proposals: components["schemas"]["Proposal"][];
        };
        UsageComment: {
            /** Format: uuid */
            commentId: string;
            text: string;
            saidBy: null | string;
            /** Format: date-time */
            loggedAt: string;
        };
        UsagePlanView: {
            /** Format: uuid */
            campaignId: string;
            lines: components["schemas"]["BudgetLine"][];
            /** Format: date */
            postedOn: string;
            /** Format: date */
            adoptableFrom: null | string;
            /** Format: int64 */
            commentCount: number;
            /** Format: date */
            adoptedOn: null | string;
        };
        WarehouseView: {
            /** Format: uuid */
            warehouseId: string;
            /** Format: uuid */
            unitId: string;
            unitName: string;
            name: string;
            address?: null | string;
            isActive: boolean;
        };
        WorkbookCell: {
            reference: string;
            text: string;
        };
        /** @enum {unknown} */
        WriteOffState: "proposed" | "confirmed" | "refused";
        WriteOffView: {
            /** Format: uuid */
            writeOffId: string;
            /** Format: uuid */
            campaignId: string;
            /** Format: uuid */
            shipmentId?: null | string;
            /** Format: uuid */
            warehouseId?: null | string;
            itemCode: string;
            /** Format: int64 */
            quantity: number;
            reason: string;
            state: components["schemas"]["WriteOffState"];
            /** Format: uuid */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            decidedBy?: null | string;
            /** Format: int64 */
            ledgerSequence?: null | number;
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

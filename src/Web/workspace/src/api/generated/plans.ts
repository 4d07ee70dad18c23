// Made by "npm run generate:api" from the OpenAPI document of plans; do not edit.

export interface paths {
    "/calendar/{year}": {
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
                        "application/json": components["schemas"]["CalendarView"];
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
                    "application/json": components["schemas"]["SetCalendarRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarView"];
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
    "/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    state?: components["schemas"]["DraftState"];
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
                        "application/json": components["schemas"]["PagedResultOfDraftItem"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query: {
                    fileName: string;
                    unitId?: string;
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
                        "application/json": components["schemas"]["DraftView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DraftView"];
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
    "/drafts/{draftId}": {
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
                    draftId: string;
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
                        "application/json": components["schemas"]["DraftView"];
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
    "/drafts/{draftId}/text": {
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
                    draftId: string;
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
                        "application/json": components["schemas"]["DraftText"];
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
    "/drafts/{draftId}/file": {
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
                    draftId: string;
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
    "/drafts/{draftId}/read": {
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
                    draftId: string;
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
                        "application/json": components["schemas"]["DraftView"];
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
    "/drafts/{draftId}/discard": {
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
                    draftId: string;
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
                        "application/json": components["schemas"]["DraftView"];
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
    "/drafts/{draftId}/corrections": {
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
                    draftId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CorrectDraftRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DraftView"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query: {
                    path: string;
                };
                header?: never;
                path: {
                    draftId: string;
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
                        "application/json": components["schemas"]["DraftView"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{draftId}/findings/{findingId}": {
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
                    draftId: string;
                    findingId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DecideFindingRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DraftView"];
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
    "/drafts/{draftId}/units": {
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
                    draftId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResolveUnitsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DraftView"];
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
    "/drafts/{draftId}/confirm": {
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
                    draftId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfirmDraftRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
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
    "/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    state?: components["schemas"]["PlanState"];
                    issuerUnitId?: string;
                    year?: number;
                    query?: string;
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
                        "application/json": components["schemas"]["PagedResultOfPlanItem"];
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
    "/plans/{planId}": {
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
                    planId: string;
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
                        "application/json": components["schemas"]["PlanView"];
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
    "/plans/{planId}/versions": {
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
                    planId: string;
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
                        "application/json": components["schemas"]["PlanVersionView"][];
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
    "/plans/{planId}/versions/{version}": {
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
                    planId: string;
                    version: number;
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
                        "application/json": components["schemas"]["PlanVersionView"];
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
    "/plans/{planId}/submit": {
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
                    planId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SubmitPlanRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
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
    "/plans/{planId}/return": {
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
                    planId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReasonRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
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
    "/plans/{planId}/approve": {
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
                    planId: string;
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
                        "application/json": components["schemas"]["PlanView"];
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
    "/plans/{planId}/issue": {
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
                    planId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["IssuePlanRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
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
    "/plans/{planId}/close": {
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
                    planId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReasonRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
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
    "/plans/{planId}/bases/{position}": {
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
                    planId: string;
                    position: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DecideCitationRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CalendarDay: {
            /** Format: date */
            day: string;
            isWorking: boolean;
            name: string;
        };
        CalendarView: {
            /** Format: int32 */
            year: number;
            confirmed: boolean;
            days: components["schemas"]["CalendarDay"][];
        };
        ConfirmDraftRequest: {
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            issuerUnitId?: null | string;
            symbol?: null | string;
        };
        CorrectDraftRequest: {
            path: string;
            value: components["schemas"]["JsonElement"];
            note?: null | string;
            /** Format: int32 */
            version?: null | number;
        };
        Correction: {
            path: string;
            value: components["schemas"]["JsonElement"];
            was: null | components["schemas"]["JsonElement"];
            note: null | string;
            /** Format: uuid */
            correctedBy: string;
            /** Format: date-time */
            correctedAt: string;
        };
        DecideCitationRequest: {
            /** Format: uuid */
            boundPlanId: null | string;
            relation?: null | string;
        };
        DecideFindingRequest: {
            decision: components["schemas"]["DecisionKind"];
            reason: string;
            value?: unknown;
        };
        /** @enum {unknown} */
        DecisionKind: "a" | "b" | "other" | "link" | "leave";
        DraftFinding: {
            findingId: string;
            kind: components["schemas"]["FindingKind"];
            code: string;
            message: string;
            section?: null | string;
            otherSection?: null | string;
            field?: null | string;
            valueA?: null | string;
            valueB?: null | string;
            proposal?: null | string;
            span?: null | number[];
            otherSpan?: null | number[];
            /** Format: int32 */
            row?: null | number;
            path?: null | string;
            decision?: null | components["schemas"]["FindingDecision"];
        };
        DraftItem: {
            /** Format: uuid */
            draftId: string;
            /** Format: uuid */
            unitId: string;
            unitName: null | string;
            fileName: string;
            state: components["schemas"]["DraftState"];
            title: null | string;
            documentNumber: null | string;
            /** Format: int32 */
            taskCount: number;
            /** Format: date-time */
            receivedAt: string;
            /** Format: uuid */
            planId: null | string;
        };
        /** @enum {unknown} */
        DraftState: "reading" | "read" | "refused" | "confirmed" | "discarded";
        DraftText: {
            /** Format: uuid */
            draftId: string;
            format: null | string;
            text: null | string;
        };
        DraftView: {
            /** Format: uuid */
            draftId: string;
            /** Format: uuid */
            unitId: string;
            fileName: string;
            sha256: string;
            state: components["schemas"]["DraftState"];
            format: null | string;
            /** Format: date-time */
            receivedAt: string;
            /** Format: uuid */
            receivedBy: string;
            /** Format: int32 */
            version: number;
            text: null | string;
            draft: null | components["schemas"]["JsonObject"];
            findings: components["schemas"]["DraftFinding"][];
            questions: components["schemas"]["DraftFinding"][];
            corrections: components["schemas"]["Correction"][];
            units: components["schemas"]["WrittenUnit"][];
            unresolvedNames: string[];
            refusal: null | components["schemas"]["Refusal"];
            /** Format: uuid */
            planId: null | string;
        };
        FindingDecision: {
            findingId: string;
            decision: components["schemas"]["DecisionKind"];
            value: null | components["schemas"]["JsonElement"];
            reason: string;
            /** Format: uuid */
            decidedBy: string;
            /** Format: date-time */
            decidedAt: string;
        };
        /** @enum {unknown} */
        FindingKind: "notice" | "contradiction" | "undated_deadline" | "missing_lead";
        IssuePlanRequest: {
            /** Format: date */
            documentDate: string;
            /** Format: int32 */
            number?: null | number;
        };
        JsonElement: unknown;
        JsonObject: Record<string, never>;
        /** @description One page of a list. */
        PagedResultOfDraftItem: {
            /** @description At most PageSize items. */
            items: components["schemas"]["DraftItem"][];
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
        PagedResultOfPlanItem: {
            /** @description At most PageSize items. */
            items: components["schemas"]["PlanItem"][];
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
        PlanBasis: {
            /** Format: int32 */
            position: number;
            relation: string;
            number: null | string;
            /** Format: date */
            documentDate: null | string;
            issuer: null | string;
            title: null | string;
            written: string;
            /** Format: uuid */
            boundPlanId: null | string;
            /** Format: date-time */
            boundAt: null | string;
            /** Format: uuid */
            proposedPlanId: null | string;
            proposalReason: null | string;
            proposalState: null | string;
            planNumber: null | string;
            planTitle: null | string;
        };
        PlanGroup: {
            /** Format: uuid */
            groupId: string;
            section: string;
            title: string;
        };
        PlanItem: {
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            issuerUnitId: string;
            issuerName: string;
            documentNumber: null | string;
            symbol: string;
            /** Format: date */
            documentDate: null | string;
            title: string;
            /** Format: int32 */
            periodFrom: null | number;
            /** Format: int32 */
            periodTo: null | number;
            state: components["schemas"]["PlanState"];
            /** Format: int32 */
            version: number;
            /** Format: int64 */
            taskCount: number;
            /** Format: int64 */
            overdueCount: number;
            /** Format: date-time */
            createdAt: string;
        };
        /** @enum {unknown} */
        PlanState: "draft" | "submitted" | "approved" | "issued" | "amended" | "closed";
        PlanVersionView: {
            /** Format: int32 */
            version: number;
            reason: string;
            changes: components["schemas"]["JsonElement"];
            /** Format: uuid */
            madeBy: string;
            /** Format: date-time */
            madeAt: string;
            snapshot: null | components["schemas"]["JsonElement"];
        };
        PlanView: {
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            draftId: null | string;
            /** Format: uuid */
            issuerUnitId: string;
            issuerName: string;
            symbol: string;
            documentNumber: null | string;
            /** Format: date */
            documentDate: null | string;
            title: string;
            /** Format: int32 */
            periodFrom: null | number;
            /** Format: int32 */
            periodTo: null | number;
            state: components["schemas"]["PlanState"];
            /** Format: int32 */
            version: number;
            /** Format: int64 */
            revision: number;
            details: components["schemas"]["JsonObject"];
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            submittedBy: null | string;
            /** Format: date-time */
            submittedAt: null | string;
            /** Format: uuid */
            approvedBy: null | string;
            /** Format: date-time */
            approvedAt: null | string;
            /** Format: uuid */
            issuedBy: null | string;
            /** Format: date-time */
            issuedAt: null | string;
            /** Format: uuid */
            closedBy: null | string;
            /** Format: date-time */
            closedAt: null | string;
            returnReason: null | string;
            groups: components["schemas"]["PlanGroup"][];
            bases: components["schemas"]["PlanBasis"][];
            /** Format: int32 */
            taskCount: number;
            /** Format: int32 */
            withoutLead: number;
            /** Format: int32 */
            unresolvedLead: number;
            /** Format: int32 */
            unfolding: number;
        };
        ReasonRequest: {
            reason: string;
        };
        /** @description An expected "no": a value, not an exception. RFC 9457 problem details are made from it. */
        Refusal: {
            /** @description Stable name in snake_case that programs may rely on. */
            code: string;
            /** @description Vietnamese, one sentence: what is refused. */
            title: string;
            /** @description Vietnamese: where it is wrong and how to mend it. */
            detail?: null | string;
            /**
             * Format: int32
             * @description HTTP status, 422 unless the refusal is of another kind.
             * @default 422
             */
            status: number;
        };
        ResolvedName: {
            written: string;
            /** Format: uuid */
            unitId?: null | string;
            memberIds?: null | string[];
        };
        ResolveUnitsRequest: {
            names: components["schemas"]["ResolvedName"][];
        };
        SetCalendarRequest: {
            days: components["schemas"]["CalendarDay"][];
        };
        /** Format: binary */
        Stream: string;
        SubmitPlanRequest: {
            acceptWithoutLead?: null | string[];
        };
        WrittenUnit: {
            written: string;
            /** Format: uuid */
            unitId: null | string;
            unitName?: null | string;
            memberIds: string[];
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

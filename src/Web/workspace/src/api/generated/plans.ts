// Made by "npm run generate:api" from the OpenAPI document of plans; do not edit.

export interface paths {
    "/my-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    box?: string;
                    onlyOwn?: boolean;
                    asOf?: string;
                    query?: string;
                    sort?: string;
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
                        "application/json": components["schemas"]["MyTasks"];
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
    "/extensions/{extensionId}/decide": {
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
                    extensionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DecideExtensionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskView"];
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
    "/plans/{planId}/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    light?: string;
                    page?: number;
                    pageSize?: number;
                };
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
                        "application/json": components["schemas"]["PagedResultOfIndicatorView"];
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
    "/indicators/{indicatorId}": {
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
                    indicatorId: string;
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
                        "application/json": components["schemas"]["IndicatorDetail"];
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
    "/indicators/{indicatorId}/setting": {
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
                    indicatorId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetIndicatorRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IndicatorDetail"];
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
    "/indicators/{indicatorId}/measurements": {
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
                    indicatorId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MeasureIndicatorRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IndicatorDetail"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IndicatorDetail"];
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
    "/measurements/{measurementId}/withdraw": {
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
                    measurementId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WithdrawMeasurementRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IndicatorDetail"];
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
    "/tasks/{taskId}/indicators": {
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
                    taskId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LinkIndicatorsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskIndicators"];
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
    "/notices": {
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
                    unread?: boolean;
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
                        "application/json": components["schemas"]["PagedResultOfNoticeView"];
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
    "/notices/{noticeId}": {
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
                    noticeId: string;
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
                        "application/json": components["schemas"]["NoticeDetail"];
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
    "/notices/{noticeId}/read": {
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
                    noticeId: string;
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
                        "application/json": components["schemas"]["NoticeDetail"];
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
    "/notices/{noticeId}/send-again": {
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
                    noticeId: string;
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
                        "application/json": components["schemas"]["NoticeDetail"];
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
    "/mailboxes/{unitId}": {
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
                    unitId: string;
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
                        "application/json": components["schemas"]["MailboxView"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    unitId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetMailboxRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailboxView"];
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
    "/reminders/run": {
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
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RemindersMade"];
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
    "/plans/{planId}/derive": {
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
                    "application/json": components["schemas"]["DerivePlanRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BegunPlan"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BegunPlan"];
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
    "/plans/{planId}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    outcome?: string;
                    page?: number;
                    pageSize?: number;
                };
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
                        "application/json": components["schemas"]["CoverageTable"];
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
    "/plans/{planId}/coverage/{parentTaskId}": {
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
                    parentTaskId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DecideCoverageRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CoverageDecision"];
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
    "/plans/{planId}/copy": {
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
                    "application/json": components["schemas"]["CopyPlanRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BegunPlan"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BegunPlan"];
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
    "/templates": {
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
                        "application/json": components["schemas"]["PagedResultOfTemplateView"];
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
                    "application/json": components["schemas"]["MakeTemplateRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TemplateView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TemplateView"];
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
    "/templates/{templateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    templateId: string;
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{templateId}/plans": {
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
                    templateId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CopyPlanRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BegunPlan"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BegunPlan"];
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
    "/inspections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    planId?: string;
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
                        "application/json": components["schemas"]["PagedResultOfInspectionView"];
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
                    "application/json": components["schemas"]["OpenInspectionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InspectionDetail"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InspectionDetail"];
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
    "/inspections/{inspectionId}": {
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
                    inspectionId: string;
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
                        "application/json": components["schemas"]["InspectionDetail"];
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
    "/inspections/{inspectionId}/findings": {
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
                    inspectionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AddFindingRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingView"];
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
    "/inspections/{inspectionId}/close": {
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
                    inspectionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CloseInspectionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InspectionDetail"];
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
    "/findings/{findingId}/report": {
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
                    findingId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReportRemedyRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingView"];
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
    "/findings/{findingId}/decide": {
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
                    findingId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DecideFindingRemedyRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingView"];
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
    "/boards/overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    planId?: string;
                    under?: string;
                    onlyOverdue?: boolean;
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
                        "application/json": components["schemas"]["PagedResultOfUnitStanding"];
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
    "/boards/warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    planId?: string;
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
                        "application/json": components["schemas"]["PagedResultOfEarlyWarning"];
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
    "/boards/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    planId?: string;
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
                        "application/json": components["schemas"]["GapCounts"];
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
    "/boards/gaps/{gap}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    planId?: string;
                    page?: number;
                    pageSize?: number;
                };
                header?: never;
                path: {
                    gap: string;
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
                        "application/json": components["schemas"]["PagedResultOfGapItem"];
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
    "/plans/{planId}/progress": {
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
                        "application/json": components["schemas"]["PlanProgress"];
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
    "/plans/{planId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                    unitId?: string;
                    page?: number;
                    pageSize?: number;
                };
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
                        "application/json": components["schemas"]["PagedResultOfTimelineBar"];
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
    "/feeds": {
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
                        "application/json": components["schemas"]["PagedResultOfFeedView"];
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
                    "application/json": components["schemas"]["MakeFeedRequest"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MadeFeed"];
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
    "/feeds/{feedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    feedId: string;
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/{token}.ics": {
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
                    token: string;
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
    "/plans/{planId}/export.docx": {
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
    "/tasks/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    planId?: string;
                    unitId?: string;
                    from?: string;
                    to?: string;
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
        put: {
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
                    "application/json": components["schemas"]["ChangePlanRequest"];
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
    "/plans/{planId}/tasks": {
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
                    "application/json": components["schemas"]["AddTaskRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskView"];
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
    "/plans/{planId}/reissue": {
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
                    "application/json": components["schemas"]["ReissuePlanRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReissueView"];
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
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    planId?: string;
                    unitId?: string;
                    status?: string;
                    quarter?: string;
                    query?: string;
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
                        "application/json": components["schemas"]["PagedResultOfTaskItem"];
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
    "/tasks/{taskId}": {
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
                    taskId: string;
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
                        "application/json": components["schemas"]["TaskView"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    taskId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeTaskRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskView"];
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
    "/tasks/{taskId}/withdraw": {
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
                    taskId: string;
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
                        "application/json": components["schemas"]["TaskView"];
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
    "/tasks/bulk": {
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
                    "application/json": components["schemas"]["ChangeTasksRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TasksChanged"];
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
    "/occurrences/{occurrenceId}/progress": {
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
                    occurrenceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReportProgressRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskView"];
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
    "/occurrences/{occurrenceId}/submit": {
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
                    occurrenceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SubmitWorkRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskView"];
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
    "/occurrences/{occurrenceId}/accept": {
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
                    occurrenceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AcceptWorkRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskView"];
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
    "/occurrences/{occurrenceId}/return": {
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
                    occurrenceId: string;
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
                        "application/json": components["schemas"]["TaskView"];
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
    "/occurrences/{occurrenceId}/extensions": {
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
                    occurrenceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AskExtensionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskView"];
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
    "/evidence": {
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
                    occurrenceId: string;
                    evidenceId: string;
                    fileName: string;
                    showsPeople?: boolean;
                    consent?: boolean;
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
                        "application/json": components["schemas"]["TaskView"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskView"];
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
    "/evidence/{evidenceId}": {
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
                    evidenceId: string;
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
    "/evidence/{evidenceId}/consent": {
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
                    evidenceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetConsentRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskView"];
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
    "/evidence/{evidenceId}/withdraw": {
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
                    evidenceId: string;
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
                        "application/json": components["schemas"]["TaskView"];
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptWorkRequest: {
            text?: null | string;
        };
        AddFindingRequest: {
            /** Format: uuid */
            findingId: string;
            severity: components["schemas"]["FindingSeverity"];
            text: string;
            remedy: string;
            /** Format: uuid */
            unitId: string;
            /** Format: date */
            dueOn: string;
            /** Format: uuid */
            taskId?: null | string;
        };
        AddTaskRequest: {
            /** Format: uuid */
            taskId: string;
            section: string;
            task: components["schemas"]["TaskPatch"];
            /** Format: uuid */
            groupId?: null | string;
            reason?: null | string;
        };
        AskExtensionRequest: {
            /** Format: uuid */
            extensionId: string;
            /** Format: date */
            newDueOn: string;
            reason: string;
        };
        BegunPlan: {
            /** Format: uuid */
            planId: string;
            title: string;
            /** Format: int32 */
            taskCount: number;
        };
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
        ChangePlanRequest: {
            title?: null | string;
            /** Format: int32 */
            periodFrom?: null | number;
            /** Format: int32 */
            periodTo?: null | number;
            reason?: null | string;
        };
        ChangeTaskRequest: {
            change: components["schemas"]["TaskPatch"];
            reason?: null | string;
        };
        ChangeTasksRequest: {
            taskIds: string[];
            change: components["schemas"]["TaskPatch"];
            reason?: null | string;
        };
        CloseInspectionRequest: {
            conclusion: string;
        };
        ConfirmDraftRequest: {
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            issuerUnitId?: null | string;
            symbol?: null | string;
        };
        CopyPlanRequest: {
            /** Format: uuid */
            planId: string;
            /** Format: int32 */
            years: number;
            /** Format: uuid */
            unitId?: null | string;
            title?: null | string;
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
        CoverageDecision: {
            /** Format: uuid */
            parentTaskId: string;
            outcome: components["schemas"]["CoverageOutcome"];
            /** Format: uuid */
            childTaskId: null | string;
            reason: null | string;
        };
        /** @enum {unknown} */
        CoverageOutcome: "carried" | "adapted" | "missing";
        CoverageProposal: {
            /** Format: uuid */
            childTaskId: string;
            section: string;
            title: string;
            /** Format: double */
            likeness: number;
        };
        CoverageRow: {
            /** Format: uuid */
            parentPlanId: string;
            parentNumber: null | string;
            /** Format: uuid */
            parentTaskId: string;
            parentSection: string;
            parentTitle: string;
            parentLead: null | string;
            parentDeadline: null | string;
            outcome: components["schemas"]["CoverageOutcome"];
            reason: null | string;
            /** Format: uuid */
            childTaskId: null | string;
            childSection: null | string;
            childTitle: null | string;
            childLead: null | string;
            parentChanged: boolean;
            differs: boolean;
            proposal?: null | components["schemas"]["CoverageProposal"];
        };
        CoverageTable: {
            /** Format: uuid */
            planId: string;
            parents: components["schemas"]["CoveredParent"][];
            /** Format: int32 */
            ownTasks: number;
            rows: components["schemas"]["PagedResultOfCoverageRow"];
        };
        CoveredParent: {
            /** Format: uuid */
            planId: null | string;
            number: null | string;
            issuer: null | string;
            title: null | string;
            /** Format: int32 */
            tasks: number;
            /** Format: int32 */
            carried: number;
            /** Format: int32 */
            adapted: number;
            /** Format: int32 */
            missing: number;
            /** Format: int32 */
            changed: number;
        };
        DecideCitationRequest: {
            /** Format: uuid */
            boundPlanId: null | string;
            relation?: null | string;
        };
        DecideCoverageRequest: {
            outcome: components["schemas"]["CoverageOutcome"];
            /** Format: uuid */
            childTaskId?: null | string;
            reason?: null | string;
        };
        DecideExtensionRequest: {
            granted: boolean;
            reason: string;
        };
        DecideFindingRemedyRequest: {
            settled: boolean;
            decision: string;
        };
        DecideFindingRequest: {
            decision: components["schemas"]["DecisionKind"];
            reason: string;
            value?: unknown;
        };
        /** @enum {unknown} */
        DecisionKind: "a" | "b" | "other" | "link" | "leave";
        DerivedTask: {
            /** Format: uuid */
            taskId: string;
            outcome: components["schemas"]["CoverageOutcome"];
            title?: null | string;
            reason?: null | string;
        };
        DerivePlanRequest: {
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            unitId: string;
            symbol: string;
            title?: null | string;
            otherParentIds?: null | string[];
            tasks?: null | components["schemas"]["DerivedTask"][];
        };
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
        EarlyWarning: {
            /** Format: uuid */
            occurrenceId: string;
            /** Format: uuid */
            taskId: string;
            /** Format: uuid */
            planId: string;
            section: string;
            title: string;
            label: string;
            /** Format: uuid */
            unitId: null | string;
            unitName: null | string;
            /** Format: date */
            dueOn: string;
            /** Format: int32 */
            daysLeft: number;
            /** Format: int32 */
            percent: number;
            /** Format: int32 */
            expectedPercent: number;
        };
        EvidenceView: {
            /** Format: uuid */
            evidenceId: string;
            /** Format: uuid */
            occurrenceId: string;
            fileName: string;
            mediaType: string;
            /** Format: int64 */
            byteCount: number;
            sha256: string;
            showsPeople: boolean;
            consent: boolean;
            /** Format: uuid */
            addedBy: string;
            /** Format: date-time */
            addedAt: string;
            /** Format: date-time */
            withdrawnAt: null | string;
            withdrawnReason: null | string;
        };
        ExtensionView: {
            /** Format: uuid */
            extensionId: string;
            /** Format: uuid */
            occurrenceId: string;
            /** Format: date */
            oldDueOn: string;
            /** Format: date */
            newDueOn: string;
            reason: string;
            state: string;
            /** Format: uuid */
            askedBy: string;
            /** Format: date-time */
            askedAt: string;
            /** Format: uuid */
            decidedBy: null | string;
            /** Format: date-time */
            decidedAt: null | string;
            decisionReason: null | string;
        };
        FeedView: {
            /** Format: uuid */
            feedId: string;
            /** Format: uuid */
            unitId: string;
            name: string;
            /** Format: date-time */
            madeAt: string;
            /** Format: date */
            lastUsedOn: null | string;
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
        /** @enum {unknown} */
        FindingSeverity: "minor" | "major" | "serious";
        /** @enum {unknown} */
        FindingState: "open" | "reported" | "returned" | "settled";
        FindingView: {
            /** Format: uuid */
            findingId: string;
            /** Format: uuid */
            inspectionId: string;
            /** Format: uuid */
            taskId: null | string;
            severity: components["schemas"]["FindingSeverity"];
            text: string;
            remedy: string;
            /** Format: uuid */
            unitId: string;
            unitName: null | string;
            /** Format: date */
            dueOn: string;
            state: components["schemas"]["FindingState"];
            report: null | string;
            /** Format: date */
            reportedOn: null | string;
            decision: null | string;
            isLate: boolean;
        };
        GapCounts: {
            counts: {
                [key: string]: number;
            };
            /** Format: int32 */
            tasks: number;
            /** Format: int32 */
            indicators: number;
        };
        GapItem: {
            /** Format: uuid */
            planId: string;
            documentNumber: null | string;
            /** Format: uuid */
            id: string;
            section: null | string;
            text: string;
            lead: null | string;
        };
        HistoryView: {
            /** Format: uuid */
            historyId: string;
            /** Format: uuid */
            occurrenceId: null | string;
            kind: string;
            /** Format: int32 */
            percent: null | number;
            text: null | string;
            byName: string;
            byUnitName: null | string;
            /** Format: date-time */
            at: string;
        };
        IndicatorDetail: {
            indicator: components["schemas"]["IndicatorView"];
            measurements: components["schemas"]["MeasurementView"][];
        };
        /** @enum {unknown} */
        IndicatorLight: "no_data" | "no_target" | "reached" | "green" | "yellow" | "red";
        IndicatorOutlook: {
            light: components["schemas"]["IndicatorLight"];
            /** Format: double */
            trendPerYear: null | number;
            /** Format: double */
            expectedToday: null | number;
            /** Format: date */
            milestoneOn: null | string;
            /** Format: double */
            milestoneValue: null | number;
            /** Format: double */
            forecast: null | number;
            isOld: boolean;
        };
        IndicatorPoint: {
            /** Format: date */
            day?: string;
            /** Format: double */
            value?: number;
        };
        IndicatorView: {
            /** Format: uuid */
            indicatorId: string;
            /** Format: uuid */
            planId: string;
            section: null | string;
            text: string;
            comparator: null | string;
            /** Format: double */
            value: null | number;
            /** Format: double */
            valueTo: null | number;
            unit: null | string;
            code: null | string;
            /** Format: uuid */
            unitId: null | string;
            unitName: null | string;
            source: null | string;
            /** Format: double */
            baseline: null | number;
            /** Format: date */
            baselineOn: null | string;
            lowerIsBetter: boolean;
            formula: null | string;
            targets: components["schemas"]["YearTarget"][];
            taskIds: string[];
            points: components["schemas"]["IndicatorPoint"][];
            latest: null | components["schemas"]["IndicatorPoint"];
            outlook: components["schemas"]["IndicatorOutlook"];
        };
        InspectionDetail: {
            inspection: components["schemas"]["InspectionView"];
            findings: components["schemas"]["FindingView"][];
        };
        InspectionView: {
            /** Format: uuid */
            inspectionId: string;
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            unitId: string;
            unitName: null | string;
            title: string;
            /** Format: date */
            heldOn: string;
            state: string;
            conclusion: null | string;
            /** Format: int32 */
            findings: number;
            /** Format: int32 */
            unsettled: number;
            /** Format: int32 */
            late: number;
        };
        IssuePlanRequest: {
            /** Format: date */
            documentDate: string;
            /** Format: int32 */
            number?: null | number;
        };
        JsonElement: unknown;
        JsonObject: Record<string, never>;
        LinkIndicatorsRequest: {
            indicatorIds: string[];
        };
        MadeFeed: {
            /** Format: uuid */
            feedId: string;
            path: string;
        };
        MailboxView: {
            /** Format: uuid */
            unitId: string;
            address: null | string;
        };
        /** @enum {unknown} */
        MailState: "none" | "waiting" | "sending" | "sent" | "failed" | "uncertain";
        MakeFeedRequest: {
            /** Format: uuid */
            feedId: string;
            /** Format: uuid */
            unitId: string;
            name: string;
        };
        MakeTemplateRequest: {
            /** Format: uuid */
            templateId: string;
            /** Format: uuid */
            planId: string;
            name: string;
        };
        MeasureIndicatorRequest: {
            /** Format: uuid */
            measurementId: string;
            /** Format: date */
            measuredOn: string;
            /** Format: double */
            value: number;
            source: string;
            note?: null | string;
            /** Format: uuid */
            evidenceId?: null | string;
        };
        MeasurementView: {
            /** Format: uuid */
            measurementId: string;
            /** Format: date */
            measuredOn: string;
            /** Format: double */
            value: number;
            source: string;
            note: null | string;
            /** Format: uuid */
            evidenceId: null | string;
            byName: string;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            withdrawnAt: null | string;
            withdrawnReason: null | string;
        };
        MyTaskCounts: {
            /** Format: int64 */
            late: number;
            /** Format: int64 */
            dueSoon: number;
            /** Format: int64 */
            returned: number;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            waiting: number;
            /** Format: int64 */
            toAccept: number;
            /** Format: int64 */
            toDecide: number;
        };
        MyTasks: {
            /** Format: uuid */
            unitId: null | string;
            /** Format: date */
            asOf: string;
            box: string;
            counts: components["schemas"]["MyTaskCounts"];
            tasks: components["schemas"]["PagedResultOfTaskItem"];
        };
        NoticeDetail: {
            notice: components["schemas"]["NoticeView"];
            items: components["schemas"]["ReminderItem"][];
        };
        NoticeView: {
            /** Format: uuid */
            noticeId: string;
            /** Format: uuid */
            unitId: string;
            unitName: null | string;
            /** Format: date */
            day: string;
            /** Format: int32 */
            upcoming: number;
            /** Format: int32 */
            overdue: number;
            /** Format: date-time */
            readAt: null | string;
            mail: components["schemas"]["MailState"];
            /** Format: date-time */
            mailSentAt: null | string;
        };
        OccurrenceView: {
            /** Format: uuid */
            occurrenceId: string;
            /** Format: uuid */
            taskId: string;
            /** Format: uuid */
            unitId: null | string;
            unitName: null | string;
            label: string;
            /** Format: date */
            startsOn: null | string;
            /** Format: date */
            dueOn: null | string;
            /** Format: date */
            firstDueOn: null | string;
            /** Format: date */
            advisedOn: null | string;
            continuous: boolean;
            state: string;
            status: string;
            /** Format: int32 */
            percent: number;
            productDelivered: boolean;
            returned: boolean;
            /** Format: date-time */
            submittedAt: null | string;
            /** Format: date */
            doneOn: null | string;
            /** Format: date-time */
            acceptedAt: null | string;
            /** Format: int64 */
            version: number;
        };
        OpenInspectionRequest: {
            /** Format: uuid */
            inspectionId: string;
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            unitId: string;
            title: string;
            /** Format: date */
            heldOn: string;
        };
        /** @description One page of a list. */
        PagedResultOfCoverageRow: {
            /** @description At most PageSize items. */
            items: components["schemas"]["CoverageRow"][];
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
        PagedResultOfEarlyWarning: {
            /** @description At most PageSize items. */
            items: components["schemas"]["EarlyWarning"][];
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
        PagedResultOfFeedView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["FeedView"][];
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
        PagedResultOfGapItem: {
            /** @description At most PageSize items. */
            items: components["schemas"]["GapItem"][];
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
        PagedResultOfIndicatorView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["IndicatorView"][];
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
        PagedResultOfInspectionView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["InspectionView"][];
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
        PagedResultOfNoticeView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["NoticeView"][];
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
        /** @description One page of a list. */
        PagedResultOfTaskItem: {
            /** @description At most PageSize items. */
            items: components["schemas"]["TaskItem"][];
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
        PagedResultOfTemplateView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["TemplateView"][];
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
        PagedResultOfTimelineBar: {
            /** @description At most PageSize items. */
            items: components["schemas"]["TimelineBar"][];
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
        PagedResultOfUnitStanding: {
            /** @description At most PageSize items. */
            items: components["schemas"]["UnitStanding"][];
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
        /** @description One thing that an amendment changed. */
        PlanChange: {
            /**
             * Format: uuid
             * @description The task; null for the plan itself.
             */
            taskId: null | string;
            /** @description Where the task stands in the document. */
            section: null | string;
            /** @description The field, for example lead; "task" when the whole task came or went. */
            field: string;
            /** @description In words; null when there was nothing. */
            was: null | string;
            /** @description In words; null when there is nothing any more. */
            now: null | string;
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
        PlanProgress: {
            /** Format: uuid */
            planId: string;
            /** Format: date */
            day: string;
            /** Format: int32 */
            occurrences: number;
            /** Format: int32 */
            done: number;
            /** Format: int32 */
            overdue: number;
            /** Format: double */
            actualPercent: number;
            /** Format: double */
            expectedPercent: number;
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
        ReissuePlanRequest: {
            /** Format: uuid */
            draftId: string;
            apply: boolean;
            reason?: null | string;
        };
        ReissueView: {
            applied: boolean;
            /** Format: int32 */
            unchanged: number;
            /** Format: int32 */
            kept: number;
            /** Format: int32 */
            added: number;
            /** Format: int32 */
            gone: number;
            changes: components["schemas"]["PlanChange"][];
            /** Format: int32 */
            version: number;
        };
        ReminderItem: {
            /** Format: uuid */
            occurrenceId: string;
            /** Format: uuid */
            taskId: string;
            /** Format: uuid */
            planId: string;
            documentNumber: null | string;
            section: string;
            title: string;
            label: string;
            unitName: null | string;
            /** Format: date */
            dueOn: string;
            kind: string;
            role: string;
            /** Format: int32 */
            daysLeft: number;
        };
        RemindersMade: {
            /** Format: date */
            day: string;
            /** Format: int32 */
            made: number;
        };
        ReportProgressRequest: {
            /** Format: uuid */
            progressId: string;
            /** Format: int32 */
            percent: number;
            text: string;
            /** @default false */
            productDelivered: boolean;
        };
        ReportRemedyRequest: {
            report: string;
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
        RolePatch: {
            written?: null | string;
            /** Format: uuid */
            unitId?: null | string;
            memberIds?: null | string[];
        };
        SetCalendarRequest: {
            days: components["schemas"]["CalendarDay"][];
        };
        SetConsentRequest: {
            consent: boolean;
            reason: string;
        };
        SetIndicatorRequest: {
            code: string;
            /** Format: uuid */
            unitId?: null | string;
            source?: null | string;
            /** Format: double */
            baseline?: null | number;
            /** Format: date */
            baselineOn?: null | string;
            /** @default false */
            lowerIsBetter: boolean;
            formula?: null | string;
            targets?: null | components["schemas"]["YearTarget"][];
        };
        SetMailboxRequest: {
            address: null | string;
        };
        /** Format: binary */
        Stream: string;
        SubmitPlanRequest: {
            acceptWithoutLead?: null | string[];
        };
        SubmitWorkRequest: {
            /** Format: uuid */
            progressId: string;
            text: string;
        };
        TaskIndicators: {
            /** Format: uuid */
            taskId: string;
            indicatorIds: string[];
        };
        TaskItem: {
            /** Format: uuid */
            taskId: string;
            /** Format: uuid */
            occurrenceId: null | string;
            /** Format: uuid */
            planId: string;
            documentNumber: null | string;
            planTitle: string;
            section: string;
            title: string;
            groupSection: null | string;
            groupTitle: null | string;
            leadWritten: null | string;
            /** Format: uuid */
            leadUnitId: null | string;
            leadUnitName: null | string;
            /** Format: int32 */
            leadMembers: number;
            deadlineText: null | string;
            label: null | string;
            /** Format: date */
            startsOn: null | string;
            /** Format: date */
            dueOn: null | string;
            /** Format: date */
            advisedOn: null | string;
            /** Format: int32 */
            percent: number;
            returned: boolean;
            status: string;
            /** Format: int64 */
            version: null | number;
        };
        TaskPatch: {
            title?: null | string;
            content?: null | string[];
            products?: null | string[];
            deadlineText?: null | string;
            deadlineNote?: null | string;
            /** Format: uuid */
            linkedPlanId?: null | string;
            lead?: null | components["schemas"]["RolePatch"];
            coordinating?: null | components["schemas"]["RolePatch"][];
            advising?: null | components["schemas"]["RolePatch"][];
        };
        TaskRoleView: {
            role: string;
            written: string;
            /** Format: uuid */
            unitId: null | string;
            unitName: null | string;
            /** Format: int32 */
            memberCount: number;
        };
        TasksChanged: {
            /** Format: int32 */
            changed: number;
            /** Format: int32 */
            version: number;
        };
        TaskView: {
            /** Format: uuid */
            taskId: string;
            /** Format: uuid */
            planId: string;
            documentNumber: null | string;
            planTitle: string;
            planState: string;
            /** Format: uuid */
            issuerUnitId: string;
            section: string;
            groupSection: null | string;
            groupTitle: null | string;
            title: string;
            content: string[];
            products: string[];
            deadlineText: null | string;
            deadlineRules: components["schemas"]["JsonElement"];
            deadlineNote: null | string;
            /** Format: uuid */
            linkedPlanId: null | string;
            kind: null | string;
            state: string;
            editedFields: string[];
            /** Format: int64 */
            version: number;
            spans: components["schemas"]["JsonElement"];
            /** Format: uuid */
            draftId: null | string;
            roles: components["schemas"]["TaskRoleView"][];
            occurrences: components["schemas"]["OccurrenceView"][];
            /** Format: int64 */
            occurrenceCount: number;
            extensions: components["schemas"]["ExtensionView"][];
            evidence: components["schemas"]["EvidenceView"][];
            history: components["schemas"]["HistoryView"][];
        };
        TemplateView: {
            /** Format: uuid */
            templateId: string;
            name: string;
            /** Format: uuid */
            planId: string;
            planTitle: string;
            /** Format: uuid */
            unitId: string;
            /** Format: int32 */
            taskCount: number;
        };
        TimelineBar: {
            /** Format: uuid */
            occurrenceId: string;
            /** Format: uuid */
            taskId: string;
            groupTitle: null | string;
            section: string;
            title: string;
            label: string;
            /** Format: uuid */
            unitId: null | string;
            unitName: null | string;
            /** Format: date */
            startsOn: null | string;
            /** Format: date */
            dueOn: string;
            /** Format: date */
            doneOn: null | string;
            /** Format: int32 */
            percent: number;
            status: string;
        };
        UnitStanding: {
            /** Format: uuid */
            unitId: null | string;
            unitName: null | string;
            /** Format: int32 */
            overdue: number;
            /** Format: int32 */
            dueSoon: number;
            /** Format: int32 */
            waiting: number;
            /** Format: int32 */
            notDone: number;
            /** Format: date */
            oldestDueOn: null | string;
        };
        WithdrawMeasurementRequest: {
            reason: string;
        };
        WrittenUnit: {
            written: string;
            /** Format: uuid */
            unitId: null | string;
            unitName?: null | string;
            memberIds: string[];
        };
        YearTarget: {
            /** Format: int32 */
            year: number;
            /** Format: double */
            value: number;
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

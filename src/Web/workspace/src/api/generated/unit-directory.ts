// Made by "npm run generate:api" from the OpenAPI document of unit-directory; do not edit.

export interface paths {
    "/unit-acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    query?: string;
                    kind?: string;
                    unitId?: string;
                    from?: string;
                    to?: string;
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
                        "application/json": components["schemas"]["PagedResultOfUnitAct"];
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
    "/resolve": {
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
                    "application/json": components["schemas"]["ResolveRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ResolveAnswer"];
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
    "/groups/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    key: string;
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
                        "application/json": components["schemas"]["PagedResultOfUnitItem"];
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
    "/unit-types": {
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
                        "application/json": components["schemas"]["UnitType"][];
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
    "/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    kind: string;
                    format: string;
                    withinId?: string;
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
    "/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    query?: string;
                    typeCode?: string;
                    parentId?: string;
                    withinId?: string;
                    asOf?: string;
                    includeClosed?: boolean;
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
                        "application/json": components["schemas"]["PagedResultOfUnitItem"];
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
                    "application/json": components["schemas"]["RegisterUnitRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitWritten"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitWritten"];
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
    "/units/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    name: string;
                    contextUnitId?: string;
                    asOf?: string;
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
                        "application/json": components["schemas"]["ResolveCandidate"][];
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
    "/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                };
                header?: never;
                path: {
                    id: string;
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
                        "application/json": components["schemas"]["UnitDetails"];
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
    "/units/{id}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    page?: number;
                    pageSize?: number;
                };
                header?: never;
                path: {
                    id: string;
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
                        "application/json": components["schemas"]["PagedResultOfUnitItem"];
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
    "/units/{id}/history": {
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
                    id: string;
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
                        "application/json": components["schemas"]["UnitName"][];
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
    "/units/by-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    scheme: string;
                    value: string;
                    asOf?: string;
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
                        "application/json": components["schemas"]["CodeHolder"];
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
    "/units/{id}/successors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                };
                header?: never;
                path: {
                    id: string;
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
                        "application/json": components["schemas"]["SuccessorAnswer"];
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
    "/units/{id}/lineage": {
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
                    id: string;
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
                        "application/json": components["schemas"]["LineageMap"];
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
    "/units/{id}/changes": {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeUnitRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitWritten"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitWritten"];
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
    "/units/{id}/codes": {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeCodeRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitWritten"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitWritten"];
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
    "/units/merges": {
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
                    "application/json": components["schemas"]["MergeUnitsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActWritten"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActWritten"];
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
    "/units/{id}/splits": {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SplitUnitRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActWritten"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActWritten"];
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
    "/units/{id}/closures": {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CloseUnitRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActWritten"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActWritten"];
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
    "/units/{id}/changes/preview": {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeUnitRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActPreview"];
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
    "/units/merges/preview": {
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
                    "application/json": components["schemas"]["MergeUnitsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActPreview"];
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
    "/units/{id}/splits/preview": {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SplitUnitRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActPreview"];
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
    "/units/{id}/closures/preview": {
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CloseUnitRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActPreview"];
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
    "/units/{id}/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    page?: number;
                    pageSize?: number;
                };
                header?: never;
                path: {
                    id: string;
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
                        "application/json": components["schemas"]["PagedResultOfUnitItem"];
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RegisterOfficeRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitWritten"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitWritten"];
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
    "/units/{id}/offices/proposals": {
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
                    id: string;
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
                        "application/json": components["schemas"]["OfficeProposal"][];
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
    "/units/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    page?: number;
                    pageSize?: number;
                };
                header?: never;
                path: {
                    id: string;
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
                        "application/json": components["schemas"]["PagedResultOfUnitItem"];
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MemberRequest"];
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
    "/units/{id}/contacts": {
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
                    id: string;
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
                        "application/json": components["schemas"]["ContactView"][];
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AddContactRequest"];
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
                /** @description Created */
                201: {
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
    "/units/{id}/contacts/{contactId}/withdraw": {
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
                    id: string;
                    contactId: string;
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
    "/aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    contextUnitId?: string;
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
                        "application/json": components["schemas"]["PagedResultOfLearnedAlias"];
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
                    "application/json": components["schemas"]["ConfirmAliasRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LearnedAlias"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LearnedAlias"];
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
    "/aliases/{id}/revoke": {
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
                    id: string;
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
    "/imports": {
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
                        "application/json": components["schemas"]["PagedResultOfImportView"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query: {
                    kind: string;
                    fileName?: string;
                    effectiveFrom?: string;
                    parentId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
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
    "/imports/{id}": {
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
                    id: string;
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
                        "application/json": components["schemas"]["ImportView"];
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
    "/imports/{id}/decisions": {
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
                    id: string;
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
                        "application/json": components["schemas"]["PagedResultOfImportDecision"];
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
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DecideImportRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
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
    "/imports/{id}/commit": {
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
                    id: string;
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
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
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
        ActPreview: {
            /** Format: int32 */
            ends: number;
            /** Format: int32 */
            begins: number;
            /** Format: int32 */
            changes: number;
            /** Format: int32 */
            moves: number;
            /** Format: int32 */
            follows: number;
            units: components["schemas"]["ActPreviewUnit"][];
        };
        ActPreviewUnit: {
            /** Format: uuid */
            unitId: string;
            fullName: string;
            typeCode: string;
            outcome: string;
            before: null | string;
            after: null | string;
        };
        ActSuccessor: {
            /** Format: uuid */
            unitId: string;
            name?: null | string;
            typeCode?: null | string;
            /** Format: uuid */
            parentId?: null | string;
            /** Format: uuid */
            areaId?: null | string;
            codes?: null | components["schemas"]["RegisterUnitCode"][];
        };
        ActUnit: {
            /** Format: uuid */
            unitId: string;
            /** Format: int64 */
            expectedVersion: number;
        };
        ActWritten: {
            /** Format: uuid */
            actId: string;
            /** Format: uuid */
            unitId: string;
            /** Format: int64 */
            version: number;
        };
        AddContactRequest: {
            /** Format: uuid */
            contactId: string;
            fullName: string;
            position: string;
            phone: null | string;
            email: null | string;
            consent: components["schemas"]["ContactConsent"];
        };
        ChangeCodeRequest: {
            /** Format: uuid */
            changeId: string;
            /** Format: int64 */
            expectedVersion: number;
            scheme: string;
            value: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo?: null | string;
        };
        ChangeUnitRequest: {
            /** Format: uuid */
            changeId: string;
            /** Format: int64 */
            expectedVersion: number;
            /** Format: date */
            effectiveFrom: string;
            name?: null | string;
            typeCode?: null | string;
            /** Format: uuid */
            parentId?: null | string;
            /** Format: uuid */
            areaId?: null | string;
            ownership?: null | string;
            locality?: null | string;
            levels?: null | string[];
            foreignCapital?: null | boolean;
            nonProfit?: null | boolean;
            /** @default false */
            deriveParent: boolean;
            document?: null | string;
        };
        CloseUnitRequest: {
            /** Format: uuid */
            actId: string;
            /** Format: int64 */
            expectedVersion: number;
            /** Format: date */
            lastDay: string;
            successorIds?: null | string[];
            document?: null | string;
        };
        CodeHolder: {
            scheme: string;
            value: string;
            /** Format: date */
            asOf: string;
            unit: components["schemas"]["UnitItem"];
            successors: components["schemas"]["SuccessorUnit"][];
        };
        ConfirmAliasRequest: {
            /** Format: uuid */
            aliasId: string;
            written: string;
            /** Format: uuid */
            contextUnitId?: null | string;
            /** Format: uuid */
            unitId?: null | string;
            groupKey?: null | string;
        };
        ContactConsent: {
            purpose: string;
            textVersion: string;
            /** Format: date-time */
            givenAt: string;
        };
        ContactView: {
            /** Format: uuid */
            contactId: string;
            fullName: string;
            position: string;
            phone: null | string;
            email: null | string;
            consent: components["schemas"]["ContactConsent"];
            /** Format: date-time */
            recordedAt: string;
        };
        DecideImportRequest: {
            decisions: components["schemas"]["DecideRow"][];
        };
        DecideRow: {
            /** Format: int32 */
            row: number;
            communeCode: string;
            /** @default false */
            forAllWithThisAddress: boolean;
        };
        DecisionChoice: {
            communeCode: string;
            fullName: string;
        };
        ImportCounts: {
            /** Format: int32 */
            rows: number;
            /** Format: int32 */
            new: number;
            /** Format: int32 */
            changed: number;
            /** Format: int32 */
            same: number;
            /** Format: int32 */
            errors: number;
            /** Format: int32 */
            undecided: number;
        };
        ImportDecision: {
            /** Format: int32 */
            row: number;
            name: string;
            oldAddress: string;
            choices: components["schemas"]["DecisionChoice"][];
            chosen: null | string;
        };
        ImportIssue: {
            /** Format: int32 */
            row: number;
            column: string;
            code: string;
            message: string;
        };
        /** @enum {unknown} */
        ImportKind: "provinces" | "communes" | "unit_types" | "schools" | "units";
        ImportRefusal: {
            code: string;
            title: string;
            detail: null | string;
        };
        ImportSample: {
            /** Format: int32 */
            row: number;
            outcome: string;
            code: null | string;
            name: string;
            typeCode: null | string;
        };
        /** @enum {unknown} */
        ImportState: "previewed" | "committing" | "committed" | "refused";
        ImportView: {
            /** Format: uuid */
            importId: string;
            kind: components["schemas"]["ImportKind"];
            fileName: string;
            state: components["schemas"]["ImportState"];
            counts: components["schemas"]["ImportCounts"];
            /** Format: int32 */
            done: number;
            /** Format: int32 */
            total: number;
            errors: components["schemas"]["ImportIssue"][];
            warnings: components["schemas"]["ImportIssue"][];
            ignoredColumns: string[];
            sample: components["schemas"]["ImportSample"][];
            refusal: null | components["schemas"]["ImportRefusal"];
            /** Format: date-time */
            uploadedAt: string;
            /** Format: date-time */
            committedAt: null | string;
        };
        LearnedAlias: {
            /** Format: uuid */
            aliasId: string;
            written: string;
            /** Format: uuid */
            contextUnitId: null | string;
            /** Format: uuid */
            unitId: null | string;
            unitName: null | string;
            groupKey: null | string;
            confirmedBy: string;
            /** Format: date-time */
            confirmedAt: string;
        };
        LineageMap: {
            /** Format: uuid */
            unitId: string;
            units: components["schemas"]["LineageUnit"][];
            steps: components["schemas"]["LineageStep"][];
            isCut: boolean;
        };
        LineageStep: {
            /** Format: uuid */
            predecessorId: string;
            /** Format: uuid */
            successorId: string;
            /** Format: date */
            effectiveOn: string;
            kind: string;
            coverage: string;
            document: null | string;
        };
        LineageUnit: {
            /** Format: uuid */
            unitId: string;
            fullName: string;
            typeCode: string;
            provinceName: null | string;
            codes: components["schemas"]["UnitItemCode"][];
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: null | string;
            /** Format: int32 */
            generation: number;
        };
        MemberRequest: {
            /** Format: uuid */
            memberId: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo?: null | string;
        };
        MergeUnitsRequest: {
            /** Format: uuid */
            actId: string;
            predecessors: components["schemas"]["ActUnit"][];
            successor: components["schemas"]["ActSuccessor"];
            /** Format: date */
            effectiveOn: string;
            document?: null | string;
        };
        OfficeProposal: {
            typeCode: string;
            name: string;
            /** Format: uuid */
            existingId: null | string;
        };
        /** @description One page of a list. */
        PagedResultOfImportDecision: {
            /** @description At most PageSize items. */
            items: components["schemas"]["ImportDecision"][];
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
        PagedResultOfImportView: {
            /** @description At most PageSize items. */
            items: components["schemas"]["ImportView"][];
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
        PagedResultOfLearnedAlias: {
            /** @description At most PageSize items. */
            items: components["schemas"]["LearnedAlias"][];
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
        PagedResultOfUnitAct: {
            /** @description At most PageSize items. */
            items: components["schemas"]["UnitAct"][];
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
        PagedResultOfUnitItem: {
            /** @description At most PageSize items. */
            items: components["schemas"]["UnitItem"][];
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
        RegisterOfficeRequest: {
            /** Format: uuid */
            unitId: string;
            name: string;
            typeCode: string;
            /** Format: date */
            validFrom: string;
        };
        RegisterUnitCode: {
            scheme: string;
            value: string;
        };
        RegisterUnitRequest: {
            /** Format: uuid */
            unitId: string;
            name: string;
            typeCode: string;
            /** Format: date */
            validFrom: string;
            /** Format: uuid */
            parentId?: null | string;
            /** Format: uuid */
            areaId?: null | string;
            /** Format: date */
            validTo?: null | string;
            codes?: null | components["schemas"]["RegisterUnitCode"][];
            ownership?: null | string;
            locality?: null | string;
            levels?: null | string[];
            foreignCapital?: null | boolean;
            nonProfit?: null | boolean;
        };
        ResolveAnswer: {
            /** Format: date */
            asOf: string;
            items: components["schemas"]["ResolvedName"][];
        };
        ResolveCandidate: {
            unit: components["schemas"]["UnitItem"];
            /** Format: double */
            confidence: number;
            reason: string;
        };
        ResolvedGroup: {
            key: string;
            label: string;
            /** Format: int64 */
            memberCount: number;
            /** Format: double */
            confidence: number;
            reason: string;
        };
        ResolvedName: {
            name: string;
            outcome: string;
            /** Format: double */
            confidence: number;
            reason: string;
            unit: null | components["schemas"]["UnitItem"];
            group: null | components["schemas"]["ResolvedGroup"];
            candidates: components["schemas"]["ResolveCandidate"][];
            /** Format: uuid */
            learnedAliasId: null | string;
        };
        ResolveRequest: {
            names: string[];
            /** Format: uuid */
            contextUnitId?: null | string;
            /** Format: date */
            asOf?: null | string;
        };
        SplitAssignment: {
            /** Format: uuid */
            unitId: string;
            /** Format: uuid */
            successorId: string;
        };
        SplitUnitRequest: {
            /** Format: uuid */
            actId: string;
            /** Format: int64 */
            expectedVersion: number;
            successors: components["schemas"]["ActSuccessor"][];
            /** Format: date */
            effectiveOn: string;
            goesOn: boolean;
            assignments?: null | components["schemas"]["SplitAssignment"][];
            /** Format: uuid */
            restTo?: null | string;
            document?: null | string;
        };
        SuccessorAnswer: {
            /** Format: uuid */
            unitId: string;
            /** Format: date */
            asOf: string;
            isInForce: boolean;
            /** Format: date */
            lastDay: null | string;
            nameOnLastDay: string;
            items: components["schemas"]["SuccessorUnit"][];
        };
        SuccessorUnit: {
            /** Format: uuid */
            unitId: string;
            fullName: string;
            typeCode: string;
            coverage: string;
            /** Format: int32 */
            steps: number;
        };
        UnitAct: {
            /** Format: uuid */
            actId: string;
            kind: string;
            /** Format: date */
            effectiveOn: string;
            /** Format: uuid */
            unitId: string;
            fullName: string;
            nameBefore: null | string;
            typeCode: string;
            typeBefore: null | string;
            parentName: null | string;
            parentBefore: null | string;
            predecessors: string[];
            successors: string[];
            document: string;
            byName: string;
            /** Format: date-time */
            at: string;
        };
        UnitAncestor: {
            /** Format: uuid */
            id: string;
            name: string;
            typeCode: string;
        };
        UnitCodePeriod: {
            scheme: string;
            value: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: null | string;
        };
        UnitDetails: {
            ancestors: components["schemas"]["UnitAncestor"][];
            manager?: null | components["schemas"]["UnitManager"];
            /** Format: uuid */
            areaId?: null | string;
            locality?: null | string;
            allCodes: components["schemas"]["UnitCodePeriod"][];
            names: components["schemas"]["UnitName"][];
            /** Format: uuid */
            id?: string;
            name?: string;
            fullName?: string;
            typeCode?: string;
            typeName?: string;
            /** Format: uuid */
            parentId?: null | string;
            parentName?: null | string;
            provinceName?: null | string;
            codes?: components["schemas"]["UnitItemCode"][];
            /** Format: date */
            validFrom?: string;
            /** Format: date */
            validTo?: null | string;
            /** Format: int64 */
            version?: number;
            kind?: string;
            ownership?: null | string;
            ownershipCode?: null | string;
            foreignCapital?: boolean;
            nonProfit?: boolean;
            levels?: string[];
        };
        UnitItem: {
            /** Format: uuid */
            id: string;
            name: string;
            fullName: string;
            typeCode: string;
            typeName: string;
            /** Format: uuid */
            parentId: null | string;
            parentName: null | string;
            provinceName: null | string;
            codes: components["schemas"]["UnitItemCode"][];
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: null | string;
            /** Format: int64 */
            version: number;
            kind?: string;
            ownership?: null | string;
            ownershipCode?: null | string;
            foreignCapital?: boolean;
            nonProfit?: boolean;
            levels?: string[];
        };
        UnitItemCode: {
            scheme: string;
            value: string;
        };
        UnitManager: {
            /** Format: uuid */
            unitId: null | string;
            fullName: null | string;
            level: null | string;
            /** Format: uuid */
            derivedUnitId: null | string;
            isOverride: boolean;
            reason: string;
        };
        UnitName: {
            name: string;
            fullName: string;
            typeCode: string;
            /** Format: uuid */
            parentId: null | string;
            /** Format: uuid */
            areaId: null | string;
            ownership: null | string;
            locality: null | string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: null | string;
        };
        UnitType: {
            code: string;
            name: string;
            kind: string;
            level: string;
            manager: null | string;
            scope: string;
            synonyms: string[];
            levels: string[];
        };
        UnitWritten: {
            /** Format: uuid */
            unitId: string;
            /** Format: int64 */
            version: number;
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

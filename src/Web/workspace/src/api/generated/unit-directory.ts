// Made by "npm run generate:api" from the OpenAPI document of unit-directory; do not edit.

export interface paths {
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
        };
        ResolveCandidate: {
            unit: components["schemas"]["UnitItem"];
            /** Format: double */
            confidence: number;
            reason: string;
        };
        UnitAncestor: {
            /** Format: uuid */
            id: string;
            name: string;
            typeCode: string;
        };
        UnitDetails: {
            ancestors: components["schemas"]["UnitAncestor"][];
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
        };
        UnitItemCode: {
            scheme: string;
            value: string;
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

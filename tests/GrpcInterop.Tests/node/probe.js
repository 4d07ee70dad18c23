// What client and server share: the service's description, loaded from the same .proto that the .NET side is generated from.
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../Protos/probe.proto', import.meta.url));
const definition = loader.loadSync(file, { keepCase: true, longs: Number, defaults: true });

export const { Probe } = grpc.loadPackageDefinition(definition).educoop.probe.v1;
export { grpc };

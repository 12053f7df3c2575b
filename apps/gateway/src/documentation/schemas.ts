import '@yingda/contracts';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage';
import { getMetadataStorage } from 'class-validator';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';

export type JsonSchema = Record<string, unknown>;

/** JSON schemas of all wire classes, by class name, made from the same metadata that validates. */
export function wireSchemas(): Record<string, JsonSchema> {
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage as never,
    classValidatorMetadataStorage: getMetadataStorage(),
    refPointerPrefix: '#/components/schemas/',
    additionalConverters: {
      isWritten: (meta) => ({
        type: 'string',
        minLength: Number(meta.constraints?.[0]),
        maxLength: Number(meta.constraints?.[1]),
      }),
      // Said already by what stands beside them.
      areObjects: () => ({}),
      isMoment: () => ({}),
      isRuleValue: () => ({
        type: ['string', 'number', 'boolean', 'array'],
        items: { type: ['string', 'number'] },
      }),
      isSettingScalar: () => ({ type: ['string', 'number', 'boolean'] }),
      isSettingValues: () => ({
        type: 'object',
        additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
      }),
      isStrings: () => ({ type: 'object', additionalProperties: { type: 'string' } }),
      isFigureNames: (meta) => ({
        type: 'array',
        minItems: 1,
        items: { type: ['string', 'integer'], enum: meta.constraints?.[0] as unknown[] },
      }),
      isNumbers: () => ({ type: 'object', additionalProperties: { type: 'integer' } }),
    },
  }) as Record<string, JsonSchema>;
  // Classes without a field carry no metadata; they are documented as empty objects.
  return {
    Done: { type: 'object', properties: {} },
    Nothing: { type: 'object', properties: {} },
    ...schemas,
  };
}

export function refTo(target: { name: string }): JsonSchema {
  return { $ref: `#/components/schemas/${target.name}` };
}

import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { BaselineInput as _tocsin_config_v1_BaselineInput, Baseline as _tocsin_config_v1_Baseline } from './tocsin/config/v1/Baseline.ts';
import type { BaselineHourInput as _tocsin_config_v1_BaselineHourInput, BaselineHour as _tocsin_config_v1_BaselineHour } from './tocsin/config/v1/BaselineHour.ts';
import type { BrandInput as _tocsin_config_v1_BrandInput, Brand as _tocsin_config_v1_Brand } from './tocsin/config/v1/Brand.ts';
import type { ConfigVersionInput as _tocsin_config_v1_ConfigVersionInput, ConfigVersion as _tocsin_config_v1_ConfigVersion } from './tocsin/config/v1/ConfigVersion.ts';
import type { PlanInput as _tocsin_config_v1_PlanInput, Plan as _tocsin_config_v1_Plan } from './tocsin/config/v1/Plan.ts';
import type { PlanFileInput as _tocsin_config_v1_PlanFileInput, PlanFile as _tocsin_config_v1_PlanFile } from './tocsin/config/v1/PlanFile.ts';
import type { RuleInput as _tocsin_config_v1_RuleInput, Rule as _tocsin_config_v1_Rule } from './tocsin/config/v1/Rule.ts';
import type { TermInput as _tocsin_config_v1_TermInput, Term as _tocsin_config_v1_Term } from './tocsin/config/v1/Term.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  tocsin: {
    config: {
      v1: {
        Baseline: MessageTypeDefinition<_tocsin_config_v1_BaselineInput, _tocsin_config_v1_Baseline>
        BaselineHour: MessageTypeDefinition<_tocsin_config_v1_BaselineHourInput, _tocsin_config_v1_BaselineHour>
        Brand: MessageTypeDefinition<_tocsin_config_v1_BrandInput, _tocsin_config_v1_Brand>
        ConfigVersion: MessageTypeDefinition<_tocsin_config_v1_ConfigVersionInput, _tocsin_config_v1_ConfigVersion>
        Plan: MessageTypeDefinition<_tocsin_config_v1_PlanInput, _tocsin_config_v1_Plan>
        PlanFile: MessageTypeDefinition<_tocsin_config_v1_PlanFileInput, _tocsin_config_v1_PlanFile>
        Rule: MessageTypeDefinition<_tocsin_config_v1_RuleInput, _tocsin_config_v1_Rule>
        RuleKind: EnumTypeDefinition
        RuleLevel: EnumTypeDefinition
        Term: MessageTypeDefinition<_tocsin_config_v1_TermInput, _tocsin_config_v1_Term>
      }
    }
  }
}


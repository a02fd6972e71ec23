import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { ControlInput as _tocsin_mention_v1_ControlInput, Control as _tocsin_mention_v1_Control } from './tocsin/mention/v1/Control.ts';
import type { DeletionInput as _tocsin_mention_v1_DeletionInput, Deletion as _tocsin_mention_v1_Deletion } from './tocsin/mention/v1/Deletion.ts';
import type { FlagInput as _tocsin_mention_v1_FlagInput, Flag as _tocsin_mention_v1_Flag } from './tocsin/mention/v1/Flag.ts';
import type { MentionInput as _tocsin_mention_v1_MentionInput, Mention as _tocsin_mention_v1_Mention } from './tocsin/mention/v1/Mention.ts';
import type { MentionFoldInput as _tocsin_mention_v1_MentionFoldInput, MentionFold as _tocsin_mention_v1_MentionFold } from './tocsin/mention/v1/MentionFold.ts';
import type { MentionTextInput as _tocsin_mention_v1_MentionTextInput, MentionText as _tocsin_mention_v1_MentionText } from './tocsin/mention/v1/MentionText.ts';
import type { TickInput as _tocsin_mention_v1_TickInput, Tick as _tocsin_mention_v1_Tick } from './tocsin/mention/v1/Tick.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  tocsin: {
    mention: {
      v1: {
        Control: MessageTypeDefinition<_tocsin_mention_v1_ControlInput, _tocsin_mention_v1_Control>
        Deletion: MessageTypeDefinition<_tocsin_mention_v1_DeletionInput, _tocsin_mention_v1_Deletion>
        Flag: MessageTypeDefinition<_tocsin_mention_v1_FlagInput, _tocsin_mention_v1_Flag>
        Mention: MessageTypeDefinition<_tocsin_mention_v1_MentionInput, _tocsin_mention_v1_Mention>
        MentionFold: MessageTypeDefinition<_tocsin_mention_v1_MentionFoldInput, _tocsin_mention_v1_MentionFold>
        MentionText: MessageTypeDefinition<_tocsin_mention_v1_MentionTextInput, _tocsin_mention_v1_MentionText>
        Sentiment: EnumTypeDefinition
        Tick: MessageTypeDefinition<_tocsin_mention_v1_TickInput, _tocsin_mention_v1_Tick>
        Timing: EnumTypeDefinition
      }
    }
  }
}


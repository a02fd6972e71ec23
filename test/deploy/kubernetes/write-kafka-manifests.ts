import { writeFileSync } from 'node:fs'
import { topicsYaml, usersYaml } from './kafka-manifests.ts'
import { KUBERNETES } from './render.ts'

writeFileSync(`${KUBERNETES}components/strimzi/topics.yaml`, topicsYaml())
writeFileSync(`${KUBERNETES}components/strimzi/users.yaml`, usersYaml())

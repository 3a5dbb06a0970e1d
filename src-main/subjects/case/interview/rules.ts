import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ShippedInterview } from '../../../../src-shared/shippedData'

/** The reason codes and the smallest group of figures: data of the site. */
export const loadInterviewRules = (resources: string): ShippedInterview => ShippedInterview.parse(JSON.parse(readFileSync(join(resources, 'rules', 'interview.json'), 'utf8')))

import { parseArgs } from 'node:util'

export const usage = `用法 / Usage: npm start -- [--headless] [--demo] [--data DIR] [--port N]

  --headless   不开窗口,只提供网页服务 / no window, serve the application to a browser
  --demo       空的数据目录填入演示项目点 / fill an empty data folder with the demonstration site
  --data DIR   数据目录 / the data folder
  --port N     端口,默认 47100 / the port, 47100 when not given
  --help       显示本说明 / show this`

/**
 * Reads the options of `npm start`.
 * @param {readonly string[]} args
 * @returns {{ help: boolean, headless: boolean, passedOn: string[] } | { problem: string }} passedOn: what the application is told
 */
export function readOptions(args) {
  let values
  try {
    values = parseArgs({
      args: [...args],
      options: { headless: { type: 'boolean' }, demo: { type: 'boolean' }, data: { type: 'string' }, port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }).values
  } catch (error) {
    return { problem: problemOf(error) }
  }
  if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) <= 65_535)) return { problem: `端口须为 0–65535 / --port must be 0–65535: ${values.port}` }
  if (values.data === '') return { problem: '--data 后要写目录 / --data needs a folder' }
  const passedOn = [...(values.data ? ['--data', values.data] : []), ...(values.port ? ['--port', values.port] : []), ...(values.demo ? ['--demo'] : [])]
  return { help: values.help ?? false, headless: values.headless ?? false, passedOn }
}

function problemOf(error) {
  const named = /'([^']+)'/.exec(error.message)?.[1] ?? error.message
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `不认识的选项 / unknown option: ${named} (--help)`
  if (error.code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `不认识的参数 / unexpected argument: ${named} (--help)`
  return `选项的值不对 / wrong value: ${named} (--help)`
}

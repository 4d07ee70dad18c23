-- One gift a request, each with an id of its own (UUID version 7, as callers make them). Arguments: token, campaign.
local campaign, count = "", 0

function init(args)
  math.randomseed(os.time())
  campaign = args[2]
  wrk.method = "POST"
  wrk.headers["authorization"] = "Bearer " .. args[1]
  wrk.headers["content-type"] = "application/json"
end

function request()
  count = count + 1
  local moment = os.time() * 1000 + count % 1000
  local id = string.format("%08x-%04x-7%03x-8%03x-%06x%06x", math.floor(moment / 65536), moment % 65536, math.random(0, 4095), math.random(0, 4095), math.random(0, 16777215), math.random(0, 16777215))
  local at = os.date("!%Y-%m-%dT%H:%M:%SZ")
  return wrk.format(nil, nil, nil, string.format('{"donationId":"%s","campaignId":"%s","amountVnd":50000,"occurredAt":"%s","donorDisplay":"anonymous"}', id, campaign, at))
end

-- Requests, microseconds of the run, of the median and of the 99th of a hundred, answers that were no success, other errors.
function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format("figures %d %d %d %d %d %d", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end

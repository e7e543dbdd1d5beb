-- wrk's script: requests in bunches of the given depth, and a summary that a program can read.
-- Arguments after "--": the depth, and what to post as JSON, if anything.

local bunch

function init(args)
   local depth = tonumber(args[1])
   if args[2] then
      wrk.method = "POST"
      wrk.body = args[2]
      wrk.headers["Content-Type"] = "application/json"
   end
   -- Without a request function wrk sends its own static request, which costs it least.
   if depth > 1 then
      local requests = {}
      for i = 1, depth do
         requests[i] = wrk.format()
      end
      bunch = table.concat(requests)
      request = function() return bunch end
   end
end

function done(summary, latency)
   local errors = summary.errors
   io.write(string.format(
      "summary requests=%d microseconds=%d longest=%d status=%d connect=%d read=%d write=%d timeout=%d\n",
      summary.requests, summary.duration, latency.max, errors.status, errors.connect, errors.read, errors.write, errors.timeout))
end

# Limits of counts, shares and means by R itself, for the tests of CommunityAssets.Analysis/Rates.
#
#   Rscript tools/oracles/rates.R OUT_FOLDER
#
# poisson.test, prop.test (without Yates's correction: Wilson's limits) and t.test are R's own.
out <- commandArgs(trailingOnly = TRUE)[1]
number <- function(v) format(v, digits = 17, scientific = FALSE, trim = TRUE)
rows <- list()
add <- function(method, count, of, level, limits) rows[[length(rows) + 1]] <<-
  data.frame(method, count, of, level, lower = number(limits[1]), upper = number(limits[2]))
for (level in c(0.95, 0.998)) {
  for (count in c(0, 1, 2, 3, 9, 10, 25, 65, 99, 100, 101, 1045, 52000, 271903, 3456789, 98765432))
    add("exact", count, 0, level, poisson.test(count, conf.level = level)$conf.int)
  for (pair in list(c(0, 10), c(1, 10), c(10, 10), c(65, 100), c(1045, 5000), c(3, 100000)))
    add("wilson", pair[1], pair[2], level, suppressWarnings(prop.test(pair[1], pair[2], conf.level = level, correct = FALSE)$conf.int))
  add("mean", 0, 0, level, t.test(c(4.1, 5.2, 6.3, 2.2, 9.9, 7.5), conf.level = level)$conf.int)
}
write.csv(do.call(rbind, rows), file.path(out, "limits.csv"), row.names = FALSE, quote = FALSE)

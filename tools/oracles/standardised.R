# Standardised rates and funnels by R's epitools and base R, for the tests of CommunityAssets.Analysis/Rates.
#
#   Rscript tools/oracles/standardised.R OUT_FOLDER
#
# Needs Debian's r-cran-epitools, whose documented examples these are: births with Down's syndrome by the mother's age and birth order (Fleiss
# 1981, page 249; the rates are Table 1 of Fay and Feuer 1997), and deaths from cancer in 1960 against 1940 (Selvin 2004). Limits of direct
# rates are written out after Dobson and others 1991, with Byar's limits of the count, since epitools has others. Writes
# standardised_bands.csv, standardised.csv, and funnel_counts.csv (counts at which R's own poisson.test has a limit just at the expectation).
suppressMessages(library(epitools))
out <- commandArgs(trailingOnly = TRUE)[1]
number <- function(v) format(v, digits = 17, scientific = FALSE, trim = TRUE)
people <- matrix(c(230061, 329449, 114920, 39487, 14208, 3052, 72202, 326701, 208667, 83228, 28466, 5375, 15050, 175702, 207081, 117300, 45026,
  8660, 2293, 68800, 132424, 98301, 46075, 9834, 327, 30666, 123419, 149919, 104088, 34392), 6)
births <- matrix(c(107, 141, 60, 40, 39, 25, 25, 150, 110, 84, 82, 39, 3, 71, 114, 103, 108, 75, 1, 26, 64, 89, 137, 96, 0, 8, 63, 112, 262, 295), 6)
standard <- rowMeans(people)
cancer <- list(
  count = c(141, 926, 1253, 1080, 1869, 4891, 14956, 30888, 41725, 26501, 5928),
  people = c(1784033, 7065148, 15658730, 10482916, 9939972, 10563872, 9114202, 6850263, 4702482, 1874619, 330915),
  reference = c(45, 201, 320, 670, 1126, 3160, 9723, 17935, 22179, 13461, 2238),
  of = c(906897, 3794573, 10003544, 10629526, 9465330, 8249558, 7294330, 5022499, 2920220, 1019504, 142532))
byar <- function(n, level) { z <- qnorm((1 + level) / 2)
  c(n * (1 - 1 / (9 * n) - z / (3 * sqrt(n)))^3, (n + 1) * (1 - 1 / (9 * (n + 1)) + z / (3 * sqrt(n + 1)))^3) }
bands <- list(); rates <- list()
add <- function(set, count, of, std, reference, refof) {
  bands[[length(bands) + 1]] <<- data.frame(set, count, people = of, standard = number(std), reference, reference_people = refof)
  direct <- ageadjust.direct(count, of, stdpop = std)
  indirect <- ageadjust.indirect(count, of, reference, refof)
  weight <- std / sum(std)
  spread <- sqrt(sum(weight^2 * count / of^2) / sum(count))
  limits <- function(level) direct[["adj.rate"]] + spread * (byar(sum(count), level) - sum(count))
  rates[[length(rates) + 1]] <<- data.frame(set, direct = number(direct[["adj.rate"]]), lower_95 = number(limits(0.95)[1]),
    upper_95 = number(limits(0.95)[2]), lower_998 = number(limits(0.998)[1]), upper_998 = number(limits(0.998)[2]),
    expected = number(indirect$sir[["exp"]]), ratio = number(indirect$sir[["sir"]]),
    indirect = number(indirect$rate[["adj.rate"]]))
}
for (order in 1:5) add(paste0("births", order), births[, order], people[, order], standard, births[, 1], people[, 1])
add("cancer", cancer$count, cancer$people, cancer$of, cancer$reference, cancer$of)
write.csv(do.call(rbind, bands), file.path(out, "standardised_bands.csv"), row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, rates), file.path(out, "standardised.csv"), row.names = FALSE, quote = FALSE)
lines <- list()
for (level in c(0.95, 0.998)) for (expected in c(0.5, 1, 3.6, 3.7, 7, 12.5, 40, 250, 3000, 456789)) {
  # The limits of poisson.test, written for counts that are not whole: quantiles of the gamma distribution.
  upper <- function(n) qgamma((1 + level) / 2, n + 1)
  lower <- function(n) if (n <= 0) 0 else qgamma((1 - level) / 2, n)
  lines[[length(lines) + 1]] <- data.frame(level, expected,
    lower = number(if (upper(0) >= expected) 0 else uniroot(function(n) upper(n) - expected, c(0, expected), tol = 1e-13)$root),
    upper = number(uniroot(function(n) lower(n) - expected, c(expected, expected + 20 * sqrt(expected) + 50), tol = 1e-13)$root))
}
write.csv(do.call(rbind, lines), file.path(out, "funnel_counts.csv"), row.names = FALSE, quote = FALSE)

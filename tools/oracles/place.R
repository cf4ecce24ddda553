# What R makes of a real place's own files: clusters, rates, inequality and estimates for areas that people drew.
#
#   Rscript tools/oracles/place.R FOLDER_OF_REAL_DATA OUT_FOLDER
#
# For the tests of CommunityAssets.WebTests/RealPlace, which ask the command line the same. Nothing of CommunityAssets is used.
# Byar: Breslow and Day 1987; exact limits: chi-squared; Wilson: prop.test; inequality: Low and Low 2004 by lm with weights, limits by
# 200,000 simulations. Needs Debian's r-cran-spdep and r-cran-sf. Writes statistics.csv (a line an area), inequality.csv (a line a fifth),
# slope.csv (one line) and wards.csv (a line a ward of the review of 2018, with the small areas whose inner point lies in it).
suppressMessages({ library(sf); library(spdep) })
given <- commandArgs(trailingOnly = TRUE)
at <- function(path) file.path(given[1], path)
number <- function(v) format(v, digits = 17, scientific = FALSE, trim = TRUE)
write <- function(table, name) write.csv(table, file.path(given[2], paste0(name, ".csv")), row.names = FALSE, quote = FALSE)

areas <- st_transform(st_read(at("banes/boundaries/lsoa_2011.geojson"), quiet = TRUE), 27700)
areas <- areas[order(areas$LSOA11CD), ]
code <- areas$LSOA11CD
of <- function(table) table[match(code, table$lsoa11_code), ]
score <- of(read.csv(at("england/imd2015_lsoa11_score_rank_decile.csv.gz")))$IMD_score
rank19 <- of(read.csv(at("england/imd2019_lsoa11_ranks_deciles.csv.gz")))$IMD_rank
people <- of(read.csv(at("england/population_mid2020_lsoa11_broad_ages.csv.gz")))$total
poor <- of(read.csv(at("banes/indicators/imd2019_lsoa11_underlying_indicators.csv")))$income_domain_numerator
stopifnot(length(code) == 115, sum(people) == 196357, !anyNA(c(score, rank19, poor)))

queen <- poly2nb(areas, queen = TRUE, snap = 0.01)
moran <- localmoran(score, nb2listw(queen, style = "W"))[, 1]
star <- as.numeric(localG(score, nb2listw(include.self(queen), style = "W")))
byar <- function(o, level) {
  z <- qnorm((1 + level) / 2)
  cbind(o * (1 - 1 / (9 * o) - z / (3 * sqrt(o)))^3, (o + 1) * (1 - 1 / (9 * (o + 1)) + z / (3 * sqrt(o + 1)))^3)
}
limits <- function(o, level) {
  exact <- cbind(qchisq((1 - level) / 2, 2 * o) / 2, qchisq((1 + level) / 2, 2 * o + 2) / 2)
  ifelse(cbind(o, o) < 10, exact, byar(o, level))
}
near <- limits(poor, 0.95) / people * 1000
far <- limits(poor, 0.998) / people * 1000
all <- byar(sum(poor), 0.95) / sum(people) * 1000
wilson <- t(mapply(function(o, n) prop.test(o, n, correct = FALSE)$conf.int, poor, people)) * 100
write(data.frame(
  code, moran = number(moran), gi_star = number(star), rate = number(poor / people * 1000),
  lower_95 = number(near[, 1]), upper_95 = number(near[, 2]), lower_998 = number(far[, 1]), upper_998 = number(far[, 2]),
  comparison = ifelse(near[, 1] > all[2], "higher", ifelse(near[, 2] < all[1], "lower", "similar")),
  wilson_lower = number(wilson[, 1]), wilson_upper = number(wilson[, 2])), "statistics")

fifth <- ceiling(rank(rank19) * 5 / length(rank19))
o <- as.numeric(tapply(poor, fifth, sum))
n <- as.numeric(tapply(people, fifth, sum))
value <- o / n * 1000
around <- limits(o, 0.95) / n * 1000
middle <- cumsum(n / sum(n)) - n / sum(n) / 2
line <- coef(lm(value ~ middle, weights = n))
set.seed(1)
drawn <- matrix(exp(rnorm(200000 * 5, log(value), (log(around[, 2]) - log(around[, 1])) / (2 * qnorm(0.975)))), nrow = 5)
x <- cbind(1, middle)
slopes <- (solve(t(x) %*% (n * x), t(x) %*% (n * drawn)))[2, ]
write(data.frame(
  group = 1:5, people = n, count = o, value = number(value), lower = number(around[, 1]), upper = number(around[, 2])), "inequality")
write(data.frame(
  slope = number(line[[2]]), lower = number(quantile(slopes, 0.025)), upper = number(quantile(slopes, 0.975)),
  start = number(line[[1]])), "slope")

wards <- st_make_valid(st_transform(st_read(at("banes/boundaries/ward_2019_simplified.geojson"), quiet = TRUE), 27700))
inside <- st_covers(st_geometry(wards), suppressWarnings(st_point_on_surface(st_geometry(areas))))
stopifnot(sort(unlist(inside)) == seq_along(code))
write(data.frame(
  ward = gsub(",", "", wards$Ward_name), areas = lengths(inside), people = sapply(inside, function(i) sum(people[i])),
  score = number(sapply(inside, function(i) weighted.mean(score[i], people[i]))), poor = sapply(inside, function(i) sum(poor[i]))), "wards")

# Areas of somebody's own on the real place by R's sf and R's own limits, for the tests of CommunityAssets.Web/Analyses/Own.
#
#   Rscript tools/oracles/own.R REAL_FOLDER OUT_FOLDER
#
# Needs Debian's r-cran-sf. Reads small areas (LSOA 2011), middle layer areas, postcodes, people and indicators of Bath and North East
# Somerset (EPSG:4326) and draws them on British National Grid. Writes
#   own_centroids.csv  a centre of each small area: the mean of its postcodes, since the population-weighted ones are not at hand
#   own_areas.csv      areas drawn here (rings on the grid) or of the file of middle layer areas (its feature): which small areas have
#                      their centre inside, how many people that is, which of them the boundary splits (more than 1 % of their ground on
#                      either side), which others it splits, and the share of the people who live in the split ones
#   own_values.csv     values of indicators put together from those: value, limits (Wilson's; Byar's, or exact ones below ten), count,
#                      denominator, and how many small areas have a value
# A middle layer area is left out where a centre lies within 20 m of its boundary, or where the split of a small area hangs on a sliver:
# what programs make of the grid in degrees is some metres apart.
suppressMessages(library(sf))
given <- commandArgs(trailingOnly = TRUE)
real <- function(...) file.path(given[1], ...)
number <- function(v) format(v, digits = 17, scientific = FALSE, trim = TRUE)
grid <- function(path) st_transform(st_read(path, quiet = TRUE), 27700)
write <- function(table, name) write.csv(table, file.path(given[2], paste0(name, ".csv")), row.names = FALSE, quote = FALSE)

areas <- grid(real("banes/boundaries/lsoa_2011.geojson"))
areas <- areas[order(areas$LSOA11CD), ]
postcodes <- grid(paste0("/vsigzip/", real("banes/postcodes/postcodes.geojson.gz")))
centres <- t(sapply(st_intersects(areas, postcodes), function(own) round(colMeans(st_coordinates(postcodes)[own, 1:2, drop = FALSE]), 1)))
stopifnot(!anyNA(centres))
write(data.frame(lsoa11cd = areas$LSOA11CD, x = centres[, 1], y = centres[, 2]), "own_centroids")
points <- st_as_sf(data.frame(x = centres[, 1], y = centres[, 2]), coords = c("x", "y"), crs = 27700)

people <- read.csv(gzfile(real("england/population_mid2020_lsoa11_broad_ages.csv.gz")))
people <- people[match(areas$LSOA11CD, people$lsoa11_code), ]
scores <- read.csv(gzfile(real("england/imd2015_lsoa11_score_rank_decile.csv.gz")))
scores <- scores[match(areas$LSOA11CD, scores$lsoa11_code), ]
parts <- read.csv(real("banes/indicators/imd2019_lsoa11_underlying_indicators.csv"))
parts <- parts[match(areas$LSOA11CD, parts$lsoa11_code), ]

z <- qnorm(0.975)
counted <- function(n) if (n < 10) as.numeric(poisson.test(n)$conf.int) else c(
  n * (1 - 1 / (9 * n) - z / (3 * sqrt(n)))^3, (n + 1) * (1 - 1 / (9 * (n + 1)) + z / (3 * sqrt(n + 1)))^3)
nothing <- c(NA, NA, NA, NA, NA, 0)
added <- function(v) { n <- sum(v, na.rm = TRUE); if (all(is.na(v))) nothing else c(n, counted(n), n, NA, sum(!is.na(v))) }
mean_of <- function(v, by) { k <- !is.na(v); if (!any(k)) nothing else c(sum(v[k] * by[k]) / sum(by[k]), NA, NA, NA, sum(by[k]), sum(k)) }
share <- function(n, of) c(100 * sum(n) / sum(of), 100 * as.numeric(suppressWarnings(prop.test(sum(n), sum(of), correct = FALSE))$conf.int),
                           sum(n), sum(of), length(n))
rate <- function(n, of) c(1000 * sum(n) / sum(of), 1000 * counted(sum(n)) / sum(of), sum(n), sum(of), length(n))
values <- function(k) list(
  "imd-2015-score" = mean_of(scores$IMD_score[k], people$total[k]),
  "imd2019-lsoa11-underlying-indicators-income-domain-numerator" = added(parts$income_domain_numerator[k]),
  "imd2019-lsoa11-underlying-indicators-income-deprivation-affecting-children-index-idaci-numerator" =
    added(parts$income_deprivation_affecting_children_index_idaci_numerator[k]),
  "imd2019-lsoa11-underlying-indicators-homelessness-indicator-rate-per-1000-households" =
    mean_of(parts$homelessness_indicator_rate_per_1000_households[k], people$total[k]),
  "aged-65-and-over" = share((people$age65_84 + people$age85plus)[k], people$total[k]),
  "aged-85-and-over" = rate(people$age85plus[k], people$total[k]))

# Around one centre, in the first small area with few very old people; in town; the same with a piece taken out; over the edge of the
# authority; a hamlet's worth; all of it.
few <- centres[which(people$age85plus < 10)[1], ]
drawn <- list(
  one = paste(few[1] + c(-50, 50, 50, -50, -50), few[2] + c(-50, -50, 50, 50, -50), collapse = ","),
  town = "373800 164200,375200 163600,376400 164300,376700 165400,375400 166200,374000 165600,373800 164200",
  ring = paste0("373800 164200,375200 163600,376400 164300,376700 165400,375400 166200,374000 165600,373800 164200;",
    "374700 164500,375600 164400,375500 165200,374800 165300,374700 164500"),
  edge = "361500 166200,367300 165400,367900 169900,361900 170600,361500 166200",
  small = "365600 154200,366700 154200,366700 155300,365600 155300,365600 154200",
  all = "345000 145000,395000 145000,395000 185000,345000 185000,345000 145000")
shape <- function(rings) st_polygon(lapply(strsplit(rings, ";")[[1]], function(ring)
  do.call(rbind, lapply(strsplit(ring, ",")[[1]], function(corner) as.numeric(strsplit(corner, " ")[[1]])))))
middle <- grid(real("banes/boundaries/msoa_2011.geojson"))
shapes <- c(st_sfc(lapply(drawn, shape), crs = 27700), st_geometry(middle))
names <- c(names(drawn), middle$MSOA11CD)
rings <- c(unlist(drawn), rep("", nrow(middle)))
feature <- c(rep("", length(drawn)), seq_len(nrow(middle)))

told <- list(); lines <- list(); out <- c()
for (at in seq_along(names)) {
  inside <- as.vector(st_intersects(points, shapes[at], sparse = FALSE))
  share_in <- rep(0, nrow(areas))
  for (k in which(as.vector(st_intersects(areas, shapes[at], sparse = FALSE))))
    share_in[k] <- as.numeric(sum(st_area(st_intersection(st_geometry(areas)[k], shapes[at])))) / as.numeric(st_area(areas[k, ]))
  near <- min(as.numeric(st_distance(points, st_boundary(shapes[at]))))
  slivers <- any(abs(pmin(share_in, 1 - share_in) - 0.01) < 0.002)
  if (slivers || (rings[at] == "" && near < 20)) {
    stopifnot(rings[at] == "")
    out <- c(out, names[at])
    next
  }
  split <- share_in > 0.01 & share_in < 0.99
  told[[length(told) + 1]] <- data.frame(
    area = names[at], feature = feature[at], rings = gsub(",", "/", rings[at]),
    members = paste(areas$LSOA11CD[inside], collapse = " "), people = sum(people$total[inside]),
    split = paste(areas$LSOA11CD[inside & split], collapse = " "), others = paste(areas$LSOA11CD[!inside & split], collapse = " "),
    share = number(sum(people$total[inside & split]) / sum(people$total[inside])))
  of <- values(which(inside))
  for (name in names(of)) lines[[length(lines) + 1]] <- data.frame(
    area = names[at], indicator = name, value = number(of[[name]][1]), lower = number(of[[name]][2]), upper = number(of[[name]][3]),
    count = number(of[[name]][4]), denominator = number(of[[name]][5]), from = of[[name]][6])
}
cat("Left out:", out, "\n")
write(do.call(rbind, told), "own_areas")
write(do.call(rbind, lines), "own_values")

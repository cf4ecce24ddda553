# Clusters by R's spdep, for the tests of CommunityAssets.Analysis/Statistics.
#
#   Rscript tools/oracles/clusters.R AREAS.geojson VALUES.csv CODE_FIELD VALUE_FIELD SECOND_FIELD OUT_FOLDER
#
# The committed tables are of the real place: banes/boundaries/lsoa_2011.geojson, banes/indicators/imd2019_lsoa11_underlying_indicators.csv,
# LSOA11CD, entry_to_higher_education_indicator and adult_skills_and_english_language_proficiency_indicator.
# Needs Debian's r-cran-spdep and r-cran-sf. Writes neighbours.csv and clusters.csv (a line an area), and moran.csv.
suppressMessages({ library(sf); library(spdep) })
given <- commandArgs(trailingOnly = TRUE)
areas <- st_transform(st_read(given[1], quiet = TRUE), 27700)
values <- read.csv(given[2])
code <- given[3]
areas <- areas[order(areas[[code]]), ]
values <- values[match(areas[[code]], values[[1]]), ]
x <- values[[given[4]]]
y <- values[[given[5]]]
centres <- st_coordinates(st_centroid(st_geometry(areas)))

queen <- poly2nb(areas, queen = TRUE, snap = 0.01)
rook <- poly2nb(areas, queen = FALSE, snap = 0.01)
near <- knn2nb(knearneigh(centres, k = 8))
band <- dnearneigh(centres, 0, 2000)
list_of <- function(nb) sapply(nb, function(n) if (n[1] == 0) "" else paste(n - 1, collapse = " "))
number <- function(v) format(v, digits = 17, scientific = FALSE, trim = TRUE)
write.csv(data.frame(
  code = areas[[code]], x = number(centres[, 1]), y = number(centres[, 2]),
  queen = list_of(queen), rook = list_of(rook), nearest8 = list_of(near), within2000 = list_of(band)),
  file.path(given[6], "neighbours.csv"), row.names = FALSE, quote = FALSE)

row <- nb2listw(queen, style = "W", zero.policy = TRUE)
binary <- nb2listw(queen, style = "B", zero.policy = TRUE)
star <- nb2listw(include.self(queen), style = "W")
star_binary <- nb2listw(include.self(queen), style = "B")
set.seed(1)
moran_perm <- localmoran_perm(x, row, nsim = 9999)
# Gi alone: for Gi* spdep draws what stands at the area itself too, while esda and this program keep it.
g_perm <- localG_perm(x, row, nsim = 9999)
both <- localmoran_bv(x, y, row, nsim = 9999)
folded <- function(found) found[, "Pr(folded) Sim"]
write.csv(data.frame(
  code = areas[[code]], value = number(x), second = number(y),
  moran = number(localmoran(x, row)[, 1]), moran_binary = number(localmoran(x, binary)[, 1]),
  moran_expected = number(moran_perm[, 2]), moran_variance = number(moran_perm[, 3]), moran_folded = number(moran_perm[, 7]),
  bivariate = number(both[, 1]),
  g = number(as.numeric(localG(x, row))), g_binary = number(as.numeric(localG(x, binary))),
  g_star = number(as.numeric(localG(x, star))), g_star_binary = number(as.numeric(localG(x, star_binary))),
  adjusted = number(p.adjust(moran_perm[, 7], "BH")),
  g_folded = number(folded(attr(g_perm, "internals"))), bivariate_folded = number(folded(both))),
  file.path(given[6], "clusters.csv"), row.names = FALSE, quote = FALSE)

tests <- list(row = moran.test(x, row), binary = moran.test(x, binary), nearest8 = moran.test(x, nb2listw(near, style = "W")))
write.csv(do.call(rbind, lapply(names(tests), function(name) data.frame(
  weights = name, moran = number(tests[[name]]$estimate[[1]]), expected = number(tests[[name]]$estimate[[2]]),
  variance = number(tests[[name]]$estimate[[3]]), z = number(tests[[name]]$statistic[[1]])))),
  file.path(given[6], "moran.csv"), row.names = FALSE, quote = FALSE)

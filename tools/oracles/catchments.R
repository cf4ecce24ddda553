# Floating catchments by base R's matrices, straight from the papers' formulas, for the tests of CommunityAssets.Analysis/Access.
#
#   Rscript tools/oracles/catchments.R AREAS.geojson POPULATION.csv.gz SURGERIES.geojson LIBRARIES.csv OUT_FOLDER
#
# The committed tables are of the real place: banes/boundaries/lsoa_2011.geojson, england/population_mid2020_lsoa11_broad_ages.csv.gz, and
# as sites banes/assets/banes_gp_surgeries.geojson (what they hold is not known, which counts as 1) and banes/assets/libraries_2023.csv
# (hours a week). What comes out means nothing for the place; it is for the arithmetic. Needs Debian's r-cran-sf. Writes
# catchment_areas.csv and catchment_sites.csv: a line an area or a site, NaN for a site that nobody is in reach of, 0 for an area that
# reaches nothing.
suppressMessages(library(sf))
given <- commandArgs(trailingOnly = TRUE)
number <- function(v) vapply(v, format, "", digits = 15)
areas <- st_transform(st_read(given[1], quiet = TRUE), 27700)
areas <- areas[order(areas$LSOA11CD), ]
all <- read.csv(given[2])
all <- all[match(areas$LSOA11CD, all$lsoa11_code), ]
older <- all$age65_84 + all$age85plus
from <- round(st_coordinates(st_centroid(st_geometry(areas))), 2)
surgeries <- st_transform(st_read(given[3], quiet = TRUE), 27700)
libraries <- read.csv(given[4])
libraries <- libraries[!is.na(libraries$Easting) & libraries$Type != "Mobile Library", ]
to <- round(rbind(st_coordinates(surgeries)[, 1:2], cbind(libraries$Easting, libraries$Northing)), 2)
known <- c(rep(NA, nrow(surgeries)), as.numeric(libraries$Hours.open.per.week))
supply <- ifelse(is.na(known), 1, known)
# Metres on foot: the straight line by 1.3. Areas in rows, sites in columns.
far <- 1.3 * sqrt(outer(from[, 1], to[, 1], "-")^2 + outer(from[, 2], to[, 2], "-")^2)
flat <- function(d) (d <= 1200) * 1
zones <- function(d) ifelse(d <= 400, 1, ifelse(d <= 800, 0.68, ifelse(d <= 1200, 0.22, 0)))
bell <- function(d) ifelse(d < 1200, (exp(-0.5 * (d / 1200)^2) - exp(-0.5)) / (1 - exp(-0.5)), 0)
# The four zones of Wan, Zou and Sternberg, 10, 20, 30 and 60 minutes by car there.
wan <- function(d) ifelse(d <= 400, 0.962, ifelse(d <= 800, 0.704, ifelse(d <= 1200, 0.377, ifelse(d <= 2400, 0.042, 0))))
two <- function(w, people) {
  ratio <- supply / colSums(people * w)                          # R_j = S_j / sum_k P_k W(d_kj)
  list(sites = ratio, areas = rowSums(sweep(w, 2, ifelse(is.finite(ratio), ratio, 0), "*")))  # A_i = sum_j R_j W(d_ij)
}
three <- function(w, people) {
  chosen <- w / rowSums(w)                                       # G_ij = W_ij / sum_k W_ik
  chosen[!is.finite(chosen)] <- 0
  two(chosen * w, people)                                        # G goes into both of the other steps
}
found <- list(two_step = two(flat(far), all$total), zones = two(zones(far), all$total), zones_older = two(zones(far), older),
  gaussian = two(bell(far), all$total), three_step = three(zones(far), all$total), three_step_wan = three(wan(far), older))
stopifnot(any(found$zones$areas == 0), any(!is.finite(found$zones$sites)))
of <- function(part) as.data.frame(lapply(found, function(one) number(ifelse(is.finite(one[[part]]), one[[part]], NaN))))
write.csv(cbind(data.frame(code = areas$LSOA11CD, x = number(from[, 1]), y = number(from[, 2]), people = all$total, older), of("areas")),
  file.path(given[5], "catchment_areas.csv"), row.names = FALSE, quote = FALSE)
write.csv(cbind(data.frame(x = number(to[, 1]), y = number(to[, 2]), supply = ifelse(is.na(known), "", known)), of("sites")),
  file.path(given[5], "catchment_sites.csv"), row.names = FALSE, quote = FALSE)

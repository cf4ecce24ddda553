# Class breaks by R's classInt and base R, for the tests of CommunityAssets.Cartography/Classes.
#
#   Rscript tools/oracles/classes.R VALUES.csv COLUMN [COLUMN ...] OUT_FOLDER
#
# Needs Debian's r-cran-classint. VALUES.csv has a line an area. Writes class_values.csv (values of each data set), class_breaks.csv (inner
# limits, and the goodness of variance fit of the optimal classes) and pretty.csv (base R's pretty). "calemp" is the employment density of 58
# counties of California, the example in the documentation of PySAL's mapclassify.
suppressMessages(library(classInt))
given <- commandArgs(trailingOnly = TRUE)
out <- given[length(given)]
columns <- given[2:(length(given) - 1)]
values <- read.csv(given[1])
number <- function(v) format(v, digits = 17, scientific = FALSE, trim = TRUE)
sets <- lapply(columns, function(name) values[[name]][!is.na(values[[name]])])
names(sets) <- columns
sets$calemp <- c(329.92, 0.42, 5.9, 14.03, 2.78, 1.34, 181.27, 1.65, 10.03, 16.7, 1.32, 3.99, 3.16, 0.22, 8.7, 6.56, 3.27, 0.33, 370.5, 4.51,
  75.29, 0.99, 2.74, 8.68, 0.14, 0.92, 12.63, 28.7, 12.02, 722.85, 36.68, 0.74, 29.82, 192.05, 3.38, 11.15, 110.74, 4111.45, 49.47, 10.33,
  317.11, 20.47, 264.93, 66.26, 5.39, 0.13, 0.61, 50.65, 40.48, 36.67, 13.09, 1.81, 0.2, 7.6, 2.51, 57.26, 24.32, 6.97)
rows <- list()
add <- function(set, method, n, limits, fit = NA) rows[[length(rows) + 1]] <<-
  data.frame(set, method, n, limits = paste(number(limits), collapse = " "), fit = number(fit))
inner <- function(made) made$brks[-c(1, length(made$brks))]
for (name in names(sets)) {
  x <- sets[[name]]
  for (n in 3:7) {
    add(name, "quantile", n, inner(classIntervals(x, n, "quantile")))
    add(name, "equal", n, inner(classIntervals(x, n, "equal")))
    fisher <- classIntervals(x, n, "fisher")
    add(name, "natural", n, inner(fisher), jenks.tests(fisher)[["Goodness of fit"]])
  }
  # thr = 1 goes on until one value is left, as Jiang's own rule leaves open.
  add(name, "headtail", 7, head(inner(classIntervals(x, style = "headtails", thr = 1)), 6))
}
write.csv(do.call(rbind, lapply(names(sets), function(name) data.frame(set = name, value = number(sets[[name]])))),
  file.path(out, "class_values.csv"), row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, rows), file.path(out, "class_breaks.csv"), row.names = FALSE, quote = FALSE)
ranges <- list(c(0, 1), c(0.1, 5.1), c(1, 10), c(-7.3, 12.9), c(1234, 99876), c(0.00012, 0.00977), c(10.2, 10.9), c(-0.31, -0.07), c(3, 4),
  c(0, 1e6), c(0.13, 4111.45), c(99.5, 101.25), c(-1e-5, 3e-5), c(17, 83))
write.csv(do.call(rbind, lapply(ranges, function(r) do.call(rbind, lapply(2:7, function(n) {
  made <- pretty(r, n)
  data.frame(lowest = number(r[1]), highest = number(r[2]), n, limits = paste(number(made[made > r[1] & made < r[2]]), collapse = " "))
})))), file.path(out, "pretty.csv"), row.names = FALSE, quote = FALSE)

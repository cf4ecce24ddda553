# Slope and relative index of inequality by R's lm, with limits by simulation in R, for the tests of CommunityAssets.Analysis/Inequality.
#
#   Rscript tools/oracles/inequality.R OUT_FOLDER
#
# The tenths of areas 1 and 2 are the example in the documentation of PHEindicatormethods' phe_sii; the rates and shares are made from them. Areas
# 3 and 4 are the directly standardised rates by deprivation fifth, 2010 and 2015, of its worked example for rates (tests/testthat/DSR_testdata.csv).
out <- commandArgs(trailingOnly = TRUE)[1]
number <- function(v) format(v, digits = 17, scientific = FALSE, trim = TRUE)
people <- list(
  c(7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534),
  c(21675, 20065, 19750, 24713, 20112, 19618, 22408, 19752, 18939, 19312),
  c(1434002, 1450590, 1453827, 1440980, 1457780), c(1508923, 1538008, 1538564, 1509602, 1457780))
value <- list(
  c(75.9, 78.3, 83.8, 83.6, 80.5, 81.1, 81.7, 84.2, 80.6, 86.3),
  c(70.5, 71.6, 72.5, 73.5, 73.1, 76.2, 78.7, 80.6, 80.9, 80),
  c(150.2200205, 131.0221747, 127.4954973, 130.494241, 135.4664241), c(143.8177637, 127.2058426, 122.4106945, 126.3922397, 135.4664241))
lower <- list(
  c(72.7, 75.3, 80.9, 80.2, 77.1, 78, 79, 81.4, 75.8, 83.2),
  c(70.1, 71.1, 72, 73.1, 72.7, 75.7, 78.2, 80.1, 80.4, 79.5),
  c(147.3194185, 128.3676972, 125.0421198, 128.2469515, 133.2469515), c(141.0941843, 124.7351196, 120.1654081, 124.3450367, 133.2469515))
upper <- list(
  c(79.1, 81.4, 86.8, 87.1, 83.8, 84.2, 84.4, 86.9, 85.4, 89.4),
  c(71, 72.1, 73.2, 73.7, 75.8, 78.8, 79.8, 81.2, 81.3, 80.9),
  c(153.1498241, 133.7051129, 129.975513, 132.7657553, 137.8657553), c(146.568661, 129.7026732, 124.6801651, 128.4613495, 137.8657553))
set.seed(1)
rows <- list()
groups <- list()
for (area in 1:4) for (kind in if (area < 3) c("Plain", "Rate", "Share") else "Rate") {
  by <- if (kind == "Share") 100 else 1
  to <- switch(kind, Rate = log, Share = qlogis, identity)
  from <- switch(kind, Rate = exp, Share = plogis, identity)
  v <- value[[area]] / by; l <- lower[[area]] / by; u <- upper[[area]] / by
  share <- people[[area]] / sum(people[[area]])
  place <- cumsum(share) - share / 2
  fit <- coef(lm(v ~ place, weights = share))
  se <- (to(u) - to(l)) / (2 * qnorm(0.975))
  drawn <- replicate(100000, { y <- from(rnorm(length(v), to(v), se)); m <- sum(share * place)
    b <- sum(share * (place - m) * y) / sum(share * (place - m)^2); a <- sum(share * y) - b * m; c(b, (a + b) / a) })
  slope <- sort(drawn[1, ]); ratio <- sort(drawn[2, ])
  rows[[length(rows) + 1]] <- data.frame(area, kind, slope = number(fit[[2]]), lower = number(slope[2500]), upper = number(slope[97500]),
    relative = number((fit[[1]] + fit[[2]]) / fit[[1]]), relative_lower = number(ratio[2500]), relative_upper = number(ratio[97500]))
  groups[[length(groups) + 1]] <- data.frame(area, kind, people = people[[area]], value = number(v), lower = number(l), upper = number(u))
}
write.csv(do.call(rbind, rows), file.path(out, "inequality.csv"), row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, groups), file.path(out, "inequality_groups.csv"), row.names = FALSE, quote = FALSE)

--TEST--
strtotime(): the common forms
--FILE--
<?php
date_default_timezone_set('UTC');
$base = 1700000000;
foreach (['now', 'today', 'tomorrow', 'yesterday noon', '+1 day', '-2 weeks', '+1 month', 'next monday', 'last friday',
    'first day of next month', 'last day of february 2024', 'second tuesday of march 2024', 'monday next week',
    '2024-02-29', '2024-02-29 10:30:45', '2024-02-29T10:30:45Z', '2024-02-29T10:30:45+02:00', '20240229', '2/29/2024',
    '29.02.2024', '29 February 2024', 'Feb 29, 2024 3:04:05 PM', 'Thu, 21 Dec 2000 16:01:07 +0200', '@86400', '10:30pm',
    '3 days ago', '2024-W09-4', '10/Oct/2000:13:55:36 -0700', '2024-07-15 10:30 America/New_York', 'no date'] as $text) {
    $t = strtotime($text, $base);
    echo str_pad($text, 40), $t === false ? 'false' : gmdate('D Y-m-d H:i:s', $t), "\n";
}
--EXPECT--
now                                     Tue 2023-11-14 22:13:20
today                                   Tue 2023-11-14 00:00:00
tomorrow                                Wed 2023-11-15 00:00:00
yesterday noon                          Mon 2023-11-13 12:00:00
+1 day                                  Wed 2023-11-15 22:13:20
-2 weeks                                Tue 2023-10-31 22:13:20
+1 month                                Thu 2023-12-14 22:13:20
next monday                             Mon 2023-11-20 00:00:00
last friday                             Fri 2023-11-10 00:00:00
first day of next month                 Fri 2023-12-01 22:13:20
last day of february 2024               Thu 2024-02-29 00:00:00
second tuesday of march 2024            Tue 2024-03-12 00:00:00
monday next week                        Mon 2023-11-20 00:00:00
2024-02-29                              Thu 2024-02-29 00:00:00
2024-02-29 10:30:45                     Thu 2024-02-29 10:30:45
2024-02-29T10:30:45Z                    Thu 2024-02-29 10:30:45
2024-02-29T10:30:45+02:00               Thu 2024-02-29 08:30:45
20240229                                Thu 2024-02-29 00:00:00
2/29/2024                               Thu 2024-02-29 00:00:00
29.02.2024                              Thu 2024-02-29 00:00:00
29 February 2024                        Thu 2024-02-29 00:00:00
Feb 29, 2024 3:04:05 PM                 Thu 2024-02-29 15:04:05
Thu, 21 Dec 2000 16:01:07 +0200         Thu 2000-12-21 14:01:07
@86400                                  Fri 1970-01-02 00:00:00
10:30pm                                 Tue 2023-11-14 22:30:00
3 days ago                              Sat 2023-11-11 22:13:20
2024-W09-4                              Thu 2024-02-29 00:00:00
10/Oct/2000:13:55:36 -0700              Tue 2000-10-10 20:55:36
2024-07-15 10:30 America/New_York       Mon 2024-07-15 14:30:00
no date                                 false
